"""What people of a region put into the library."""

import datetime

from django.core.files.base import ContentFile

from editorial.models.files import RegionalDocument
from home.models import RegionsIndexPage
from home.structure import build_region_pages
from library.models import InsightPage, LibraryIndexPage, MeetingPage, OverviewPage, ResourcePage
from tests.actions import draft, edit, release_page, release_translation, somebody, translate
from tests.factories import locale, region

ARUSHA = {
    "starts_at": datetime.datetime(2018, 6, 27, 6, 0, tzinfo=datetime.UTC),
    "ends_at": datetime.datetime(2018, 6, 29, 15, 0, tzinfo=datetime.UTC),
    "zone": "Africa/Nairobi",
    "spoken": ["en", "fr"],
    "interpretation": ["sw"],
    "place_policy": "public",
    "place": "Usa River, Arusha",
}


def meeting(library, **fields):
    return draft(MeetingPage, library, by=somebody("network-editor"), code="network", **ARUSHA | fields)


def insight(library, **fields):
    values = {"kind": "trend", "year": 2018, "code": "kenya"} | fields
    return draft(InsightPage, library, by=somebody(f"{values['code']}-editor"), **values)


def resource(library, **fields):
    values = {"kind": "digital-security", "year": 2021, "code": "kenya"} | fields
    return draft(ResourcePage, library, by=somebody(f"{values['code']}-editor"), **values)


def leaflet(words="What to do first."):
    """A file of the network, through the real cleaning."""
    file = ContentFile(words.encode(), "leaflet.txt")
    return RegionalDocument.objects.create(title="Leaflet", file=file, region=region("network"))


def files(**documents):
    """The value of a resource's files, by language (`zh_hant` for zh-hant)."""
    return [
        ("file", {"language": code.replace("_", "-"), "document": document, "offline": True})
        for code, document in documents.items()
    ]


def released_in(language, page):
    """The page and the library above it, also public in this language."""
    above = page.get_parent().specific
    if not above.get_translations().filter(locale=locale(language), live=True).exists():
        release_translation(translate(above, language))
    return release_translation(translate(page, language))


def change(page, **fields):
    """A later version of a public page, signed and released; its translations are not touched."""
    return release_page(edit(page, by=somebody(f"{page.region.code}-editor"), **fields))


def front_page_of(code):
    """A region gets a public front page, and with it a name."""
    page = build_region_pages(region(code), [])[0]
    index = RegionsIndexPage.objects.get(locale=locale("en"))
    if not index.live:
        release_page(index, by=somebody("coordinator"))
    return release_page(page, by=somebody(f"{code}-editor"))


def overview():
    page = OverviewPage.objects.get(locale=locale("en"))
    return release_page(page, by=somebody("coordinator"))


def index_in(language):
    return LibraryIndexPage.objects.get(locale=locale(language))
