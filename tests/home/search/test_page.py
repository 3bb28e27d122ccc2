"""The page on which readers search: who finds what, and what it tells nobody."""

import logging

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editorial import takedown
from editorial.models import Placement
from home.models import SearchEntry
from home.search import index
from tests.actions import (
    edit,
    release_page,
    release_structure,
    released_story,
    somebody,
    submit_for_sign_off,
    translate,
    write_story,
)

from .acts import index_everything, marks, search, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]


@pytest.fixture
def releasing(django_capture_on_commit_callbacks):
    """Within it a release does what it does after its commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


# What must not be found -------------------------------------------------------------------------------


def test_words_that_are_not_public__are_found_by_nobody(client):
    editor = somebody("kenya-editor")
    story = released_story(title="The quiet river")
    write_story(by=editor, title="A heron draft", standfirst="Heronword")
    edit(story, by=editor, title="The heron river", standfirst="Heronword")
    submit_for_sign_off(write_story(by=editor, title="A heron that waits"), by=editor)
    translate(story, "fr")
    index_everything()
    for person in (None, "kenya-editor", "kenya-approver", "kenya-safety", "coordinator", "fr-translator"):
        if person:
            client.force_login(somebody(person), backend="django.contrib.auth.backends.ModelBackend")
        assert titles(search(client, "heron")) == titles(search(client, "heronword")) == []
        assert titles(search(client, "[fr]", "fr")) == []
        assert titles(search(client, "quiet")) == ["The quiet river"]


def test_a_withheld_place__is_found_by_no_name_of_it(client):
    release_structure()
    told = {"standfirst": "We walked at night."}
    release_page(write_story(title="Told from somewhere", countries=["KE"], **told))
    release_page(write_story(title="Told from nowhere", countries=["KE"], place_withheld=True, **told))
    index_everything()
    assert titles(search(client, "kenya")) == ["Told from somewhere"]
    assert set(titles(search(client, "night"))) == {"Told from somewhere", "Told from nowhere"}


def test_what_stands_behind_a_warning__is_found_and_never_quoted(client):
    release_structure()
    release_page(
        write_story(title="A cell", standfirst="How it began.", ask="Hammerword", warnings=["torture"])
    )
    index_everything()
    answer = search(client, "hammerword")
    assert titles(answer) == ["A cell"]
    assert marks(answer) == [] and "How it began." in answer.content.decode()
    assert "torture" in answer.content.decode()


def test_a_takedown__removes_the_words_at_once(client, releasing):
    with releasing():
        story = released_story("fr", title="The quiet river")
    assert titles(search(client, "quiet")) == ["The quiet river"]
    takedown.take_down(story.placement, by=somebody("kenya-lead"), reason="somebody is in danger")
    assert SearchEntry.objects.count() == 0
    assert titles(search(client, "quiet")) == titles(search(client, "quiet", "fr")) == []


def test_an_index_that_was_forgotten__shows_nothing_that_is_not_public(client):
    story = released_story(title="The quiet river")
    index_everything()
    stale = SearchEntry.objects.get(page_id=story.pk)
    takedown.take_down(story.placement, by=somebody("kenya-lead"), reason="somebody is in danger")
    stale.save(force_insert=True)
    assert "The quiet river" not in search(client, "quiet").content.decode()
    assert index.faults() == (0, 1)
    index_everything()
    assert index.faults() == (0, 0)


def test_a_task_that_comes_after_a_takedown__writes_nothing():
    story = released_story(title="The quiet river")
    takedown.take_down(story.placement, by=somebody("kenya-lead"), reason="somebody is in danger")
    index.index_content(story.translation_key)
    assert not SearchEntry.objects.exists()
    assert Placement.objects.filter(translation_key=story.translation_key).exists()


# What a reader gets -----------------------------------------------------------------------------------


def test_a_release__is_found_and_so_are_its_new_words(client, releasing):
    with releasing():
        story = released_story(title="The quiet river")
    with releasing():
        release_page(edit(story, by=somebody("kenya-editor"), title="The loud river"))
    assert titles(search(client, "quiet")) == []
    assert titles(search(client, "loud")) == ["The loud river"]


def test_each_content__stands_once_in_the_readers_language_else_in_its_own(client):
    released_story("fr", title="Two rivers")
    release_page(write_story(title="Three rivers"))
    index_everything()
    assert titles(search(client, "rivers", "fr")) == ["[fr] Two rivers", "Three rivers"]
    page = search(client, "rivers", "fr").content.decode()
    assert '<div lang="en" dir="ltr">' in page and "en anglais" in page.lower()
    assert set(titles(search(client, "rivers"))) == {"Two rivers", "Three rivers"}


def test_a_hit__is_marked_and_nothing_of_the_query_becomes_markup(client):
    release_structure()
    release_page(write_story(title="Élan <b>& co", standfirst="Deux élans, un \u202cmot <i>."))
    index_everything()
    answer = search(client, "ELAN <script>alert(1)</script>")
    assert titles(answer) == [] and "<script>alert" not in answer.content.decode()
    answer = search(client, "elan")
    assert marks(answer) == ["Élan", "élans"]
    assert "&lt;b&gt;" in answer.content.decode() and "<b>&" not in answer.content.decode()


def test_filters__keep_the_query_and_count_what_they_lead_to(client):
    release_structure()
    for number in range(12):
        release_page(write_story(title=f"River story {number}", consent=True))
    index_everything()
    first = search(client, "river story")
    assert len(titles(first)) == 10 and "12 pages" in first.content.decode()
    assert "?q=river+story&amp;page=2" in first.content.decode()
    second = search(client, "river story", page=2)
    assert len(titles(second)) == 2
    narrowed = search(client, "river story", kind="story").content.decode()
    assert "?q=river+story&amp;kind=story&amp;page=2" in narrowed and 'href="?q=river+story"' in narrowed
    assert titles(search(client, "river story", kind="tool")) == []
    assert search(client, "river story", page=3).status_code == 404


def test_a_search__costs_three_queries_however_much_is_found(client):
    release_structure()
    release_page(write_story(title="River 0"))
    index_everything()
    search(client, "river")

    def statements():
        with CaptureQueriesContext(connection) as caught:
            search(client, "river")
        return [query["sql"] for query in caught.captured_queries]

    # 1 how many of each kind; 2 the entries of this page; 3 their pages as they are now
    few = statements()
    assert len(few) == 3
    for number in range(1, 9):
        release_page(write_story(title=f"River {number}"))
    index_everything()
    search(client, "river")
    assert len(statements()) == 3
    cache.clear()
    assert len(statements()) <= 20


def test_kind_words__meet_whoever_writes_nothing_or_too_little(client):
    for words, said in (
        ("", "Write a word"),
        ("a", "two letters"),
        ("?!", "two letters"),
        ("zzz", "Nothing public"),
    ):
        assert said in search(client, words).content.decode(), words
    assert client.get("/en/search/?q=river&kind=nothing&page=1").status_code == 200
    assert client.get("/en/search/?page=x").status_code == 200
    assert client.get("/de/search/").status_code == 404


# What a search tells nobody ---------------------------------------------------------------------------


def test_a_query__is_kept_by_no_cache_and_leaves_no_trace(client, caplog):
    caplog.set_level(logging.DEBUG)
    answer = search(client, "heronword")
    assert "no-store" in answer["Cache-Control"] and "private" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer" and answer["X-Robots-Tag"] == "noindex"
    assert "Cookie" not in answer.get("Vary", "") and not answer.cookies
    page = answer.content.decode()
    assert "heronword" not in page.split("<title>")[1].split("</title>")[0]
    assert '<meta name="robots" content="noindex">' in page
    said = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert not any("heronword" in message for message in said)
    assert not any("heronword" in str(item) for item in cache._cache.items())


def test_the_empty_form__is_a_page_like_others(client):
    answer = client.get("/en/search/")
    assert answer["Cache-Control"].startswith("public") and 'role="search"' in answer.content.decode()
    assert 'href="/fr/search/"' in answer.content.decode()
    assert 'href="/fr/search/?q=quiet"' in search(client, "quiet").content.decode()
