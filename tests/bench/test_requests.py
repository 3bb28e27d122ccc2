"""What one request costs: statements, processor time, bytes (standards, "Speed" and "Weight")."""

import pytest
from django.conf import settings
from django.urls import reverse

from tests.actions import (
    fresh,
    release_page,
    release_structure,
    release_translation,
    somebody,
    submit_for_sign_off,
    translate,
    write_story,
)
from tests.bench.many import copies_of
from tests.bench.measuring import bytes_of, cold, cpu, repeats, warm
from tests.home.files import body_of, image

pytestmark = [pytest.mark.bench, pytest.mark.django_db]
KILOBYTE = 1024
MOST_WARM = {"story": 4, "home": 6, "listing": 9, "404": 7}
MOST_COLD = 20
MOST_ADMIN = {"dashboard": 40, "explorer, 50 rows": 45, "story edit": 60, "sign-off queue": 40}


def tell():
    """A public story with pictures."""
    pictures = body_of(image(), image())
    for part in (*pictures, *pictures[-1]["value"]["content"]):
        if part["type"] == "image":
            part["value"] |= {"caption": "", "credit": ""}
    return release_page(write_story(hero=image(), hero_alt="People", body=pictures))


def other_languages() -> list[str]:
    return [code for code, _name in settings.LANGUAGES if code != "en"]


def counts(reader, paths) -> dict[str, int]:
    return {name: len(warm(reader, path)) for name, path in paths.items()}


def add_growth(table, name: str, few: dict, many: dict) -> None:
    for page, count in few.items():
        table.add(page, name, many[page] - count, "queries", 0)


def test_public_pages(reader, table):
    release_structure()
    story = tell()
    copies_of(story, 1, [image()])
    paths = {"story": story.get_url(), "home": "/en/", "listing": "/en/stories/", "404": "/en/nothing/"}
    two_rows = counts(reader, paths)
    copies_of(story, 18, [image() for _ in range(18)])
    twenty_rows = counts(reader, paths)
    for language in other_languages():
        release_structure(language)
        release_translation(translate(story, language))
    six_languages = counts(reader, paths)
    for page, path in paths.items():
        add_page(table, page, reader, path)
    add_growth(table, "20 rows, more than 2", two_rows, twenty_rows)
    add_growth(table, "6 languages, more than 1", twenty_rows, six_languages)
    table.judge()


def test_kept_pages(reader, table, settings):
    """What a reader costs whose page somebody read a moment ago."""
    release_structure()
    story = tell()
    copies_of(story, 19, [image() for _ in range(19)])
    for page, path in {"story": story.get_url(), "home": "/en/", "listing": "/en/stories/"}.items():
        settings.KEEPS_PAGES = False
        warm(reader, path)
        made, _yardsticks = cpu(lambda path=path: reader.get(path))
        settings.KEEPS_PAGES = True
        table.add(f"{page}, kept", "statements", len(warm(reader, path)), "queries", 0)
        kept, yardsticks = cpu(lambda path=path: reader.get(path))
        table.add(f"{page}, kept", "processor", yardsticks, "×")
        table.add(f"{page}, kept", "processor, times that of making it", kept / made, "ratio")
    table.judge()


def add_page(table, page, reader, path) -> None:
    sent = warm(reader, path)
    table.add(page, "warm", len(sent), "queries", MOST_WARM[page])
    table.add(page, "the same statement again", repeats(sent), "repeats", 0)
    table.add(page, "cold", len(cold(reader, path)), "queries", MOST_COLD)
    raw, small = bytes_of(reader, path)
    table.add(page, "HTML", raw, "bytes", 30 * KILOBYTE)
    table.add(page, "HTML compressed", small, "bytes", 8 * KILOBYTE)
    add_cpu(table, page, lambda: reader.get(path))


def add_cpu(table, page, work) -> None:
    taken, yardsticks = cpu(work)
    table.add(page, "processor", taken, "ms")
    table.add(page, "processor", yardsticks, "×")


def test_editors_screens(desk, table):
    index = release_structure()
    story = tell()
    editor = somebody("kenya-editor", "kenya-approver", "fr-reviewer")
    for _ in range(10):
        submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    copies_of(story, 39)
    assert fresh(index).get_children().count() == 50
    paths = {
        "dashboard": reverse("wagtailadmin_home"),
        "explorer, 50 rows": reverse("wagtailadmin_explore", args=[index.pk]),
        "story edit": reverse("wagtailadmin_pages:edit", args=[story.pk]),
        "sign-off queue": reverse("editorial:queue"),
    }
    reader = desk(editor)
    for screen, path in paths.items():
        sent = warm(reader, path)
        table.add(screen, "warm", len(sent), "queries", MOST_ADMIN[screen])
        table.add(screen, "the same statement again", repeats(sent), "repeats")
        add_cpu(table, screen, lambda path=path: reader.get(path))
    table.judge()
