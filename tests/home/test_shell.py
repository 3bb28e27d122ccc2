"""What surrounds every page, and when it is forgotten."""

import pytest
from django.core.cache import cache

from editorial.takedown import take_down
from home.shell import Language, Link, build, shell_for
from home.structure import build_region_pages
from library.models import LibraryIndexPage
from tests.actions import release_page, release_structure, somebody, structure
from tests.factories import locale, region

pytestmark = pytest.mark.django_db


def test_a_draft__is_in_no_menu():
    assert LibraryIndexPage.objects.get(locale=locale("en")).show_in_menus
    assert [link.title for link in shell_for("en").menu] == ["Stories"]
    structure("fr")
    assert [language.code for language in shell_for("en").languages if language.is_public] == ["en"]


def test_the_menu__speaks_the_readers_language_where_it_can():
    release_structure("fr")
    assert [link.title for link in build("fr").menu] == ["[fr] Stories"]
    structure("sw")
    link = build("sw").menu[0]
    assert link.title == "Stories"
    assert link.url == "/sw/stories/"
    assert link.foreign_to("sw")


def test_a_language_nobody_writes_in__gets_the_default_shell():
    release_structure()
    assert build("ar").language.code == "en"


def test_a_release__is_in_the_menu_at_once(django_capture_on_commit_callbacks):
    assert [link.title for link in shell_for("en").menu] == ["Stories"]
    library = LibraryIndexPage.objects.get(locale=locale("en"))
    with django_capture_on_commit_callbacks(execute=True):
        release_page(library, by=somebody("coordinator"))
    assert [link.title for link in shell_for("en").menu] == ["Stories", "Library"]


def test_a_takedown__is_out_of_the_menu_at_once(django_capture_on_commit_callbacks):
    index = release_structure()
    assert shell_for("en").menu
    with django_capture_on_commit_callbacks(execute=True):
        take_down(index.placement, by=somebody("coordinator"), reason="A mistake in it.")
    assert shell_for("en").menu == ()


def test_a_region__is_named_by_its_page(django_capture_on_commit_callbacks):
    release_structure()
    page = build_region_pages(region("kenya"), [locale("en")])[0]
    release_page(page.get_parent().specific, by=somebody("coordinator"))
    assert build("en").regions == {}
    release_page(page, by=somebody("kenya-editor"))
    link = build("en").regions[page.region.pk]
    assert link.title == "Kenya"
    assert link.url == "/en/regions/kenya/"


def test_the_shell__comes_from_the_cache(django_assert_num_queries):
    release_structure()
    shell_for("en")
    with django_assert_num_queries(0):
        shell_for("en")
    cache.clear()


def test_a_language_without_a_name__is_called_by_its_code():
    unknown = Language("xx-test", 1, "/x/", False)
    assert unknown.name == "xx-test"
    assert unknown.direction == "ltr"
    assert not Link("x", "/", unknown).foreign_to("xx-test")
