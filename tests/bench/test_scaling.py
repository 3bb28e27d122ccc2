"""What more content costs a reader and an editor: 5,000 stories against 1,000 (BENCH_LARGE=1: 100,000)."""

import os

import pytest
from django.db import connection
from django.urls import reverse
from wagtail.models import Page

from home.public_pages import public_pages
from tests.actions import edit, release_page, release_structure, somebody, write_story
from tests.bench.many import copies_of
from tests.bench.measuring import cpu, statements

pytestmark = [pytest.mark.bench, pytest.mark.django_db]
FEW = 1_000
MANY = 100_000 if os.environ.get("BENCH_LARGE") == "1" else 5_000
MOST_TIMES = {"story": 1.5, "listing": 2.5, "explorer": 3, "save": 1.5}


def test_more_stories(reader, desk, table):
    index = release_structure()
    story = release_page(write_story())
    editor = somebody("kenya-editor")
    explorer = reverse("wagtailadmin_explore", args=[index.pk])
    admin = desk(editor)
    work = {
        "story": lambda: reader.get(story.get_url()),
        "listing": lambda: reader.get("/en/stories/"),
        "explorer": lambda: admin.get(explorer),
        "save": lambda: edit(story, by=editor, standfirst="Other words."),
    }
    copies_of(story, FEW - 1)
    few = {name: cpu(done)[1] for name, done in work.items()}
    sent = {name: len(statements(who, path)) for name, who, path in asked(story, reader, admin, explorer)}
    copies_of(story, MANY - FEW)
    many = {name: cpu(done)[1] for name, done in work.items()}
    for name, limit in MOST_TIMES.items():
        table.add(
            f"{name}, {MANY:,} stories",
            f"processor, times that of {FEW:,}",
            many[name] / few[name],
            "ratio",
            limit,
        )
    for name, who, path in asked(story, reader, admin, explorer):
        more = len(statements(who, path)) - sent[name]
        table.add(f"{name}, {MANY:,} stories", f"more than with {FEW:,}", more, "queries", 0)
    for name, unindexed in plans(story).items():
        table.add(f"{name}, {MANY:,} stories", "without its index", unindexed, "plan", 0)
    table.judge()


def asked(story, reader, admin, explorer):
    return [
        ("story", reader, story.get_url()),
        ("listing", reader, "/en/stories/"),
        ("explorer", admin, explorer),
    ]


def plans(story) -> dict[str, int]:
    """0 where the database finds a story by its address through the index, 1 where it reads the table."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE wagtailcore_page")
    here = Page.objects.filter(url_path__in=[story.url_path, f"/other{story.url_path}"], live=True)
    at_address = public_pages().filter(translation_key__in=here.values("translation_key"))
    return {"story": int("home_page_url_path" not in at_address.explain())}
