"""The pages every language needs."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Locale, Page, Site

from editorial.models import Placement
from home.models import HomePage, RegionPage
from home.structure import NoNetworkError, build_region_pages, build_structure
from library.models import OverviewPage
from regions.models import Region
from tests.factories import locale, network, region

pytestmark = pytest.mark.django_db


def test_without_the_network__nothing_is_built():
    Region.objects.update(is_network=False)
    before = Page.objects.count()
    with pytest.raises(NoNetworkError):
        build_structure(locale("fr"))
    assert Page.objects.count() == before


def test_the_migrations__leave_one_front_page_that_is_not_public_and_no_region(as_migrated):
    assert as_migrated.pages == [("home", False, "")]
    assert as_migrated.site_root == HomePage.objects.get(locale=locale("en")).pk
    assert as_migrated.regions == 0


def test_a_language__gets_drafts_of_the_network_that_belong_to_the_originals():
    network()
    pages = build_structure(locale("fr"))
    assert [page.slug for page in pages] == [
        "home-fr",
        "stories",
        "campaigns",
        "charter",
        "toolbox",
        "library",
        "insights",
        "directory",
        "regions",
    ]
    assert not any(page.live for page in pages)
    for page in pages:
        assert page.region.is_network
        assert page.placement.source_locale.language_code == "en"
        assert page.is_translation
        assert page.latest_revision_id
        assert page.get_translation(locale("en"))


def test_building_twice__makes_nothing_new():
    network()
    first = build_structure(locale("sw"))
    pages, placements = Page.objects.count(), Placement.objects.count()
    assert [page.pk for page in build_structure(locale("sw"))] == [page.pk for page in first]
    assert (Page.objects.count(), Placement.objects.count()) == (pages, placements)


def test_an_emptied_database__is_built_anew():
    Site.objects.all().delete()
    HomePage.objects.get().delete()
    network()
    home = build_structure(locale("en"))[0]
    assert Site.objects.get().root_page_id == home.pk


def test_a_region__gets_a_front_page_in_each_language_placed_in_it():
    network()
    for code in ("en", "fr", "mk"):
        locale(code)
    kenya = region("kenya")
    pages = build_region_pages(kenya)
    assert len(pages) == Locale.objects.count()
    assert {page.region for page in pages} == {kenya}
    assert len({page.translation_key for page in pages}) == 1
    assert build_region_pages(kenya) == pages
    assert RegionPage.objects.count() == len(pages)


def test_a_regions_words__may_begin_in_its_own_language():
    network()
    pages = build_region_pages(region("macedonia"), [locale("en")], original=locale("mk"))
    assert [page.locale.language_code for page in pages] == ["mk", "en"]
    assert pages[1].is_translation
    assert pages[1].original == pages[0]


def test_the_database__can_find_a_page_by_its_address():
    from django.db import connection

    with connection.cursor() as cursor:
        names = connection.introspection.get_constraints(cursor, "wagtailcore_page")
    assert "home_page_url_path" in names
    assert "home_page_newest" in names
    call_command("makemigrations", "home", "stories", "library", check=True, dry_run=True, verbosity=0)


def test_the_command__makes_what_is_missing_as_drafts_and_nothing_twice():
    def told() -> str:
        said = StringIO()
        call_command("build_structure", stdout=said)
        return said.getvalue().strip()

    network()
    build_structure(locale("fr"))
    # As a database from before there was an overview of what members see.
    made = [page.delete() for page in OverviewPage.objects.all()]
    assert told() == f"{len(made)} drafts made"
    assert OverviewPage.objects.count() == len(made) == 2
    assert not OverviewPage.objects.filter(live=True).exists()
    assert told() == "0 drafts made"


def test_the_command__waits_for_a_community():
    Region.objects.update(is_network=False)
    said, before = StringIO(), Page.objects.count()
    call_command("build_structure", stdout=said)
    assert "not yet" in said.getvalue()
    assert Page.objects.count() == before
