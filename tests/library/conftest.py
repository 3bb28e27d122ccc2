import pytest
from django.core.cache import cache

from library.models import LibraryIndexPage
from tests.actions import release_page, release_structure, somebody
from tests.baseline import signed_world
from tests.factories import locale


def release_library():
    release_structure("fr")
    release_page(LibraryIndexPage.objects.get(locale=locale("en")), by=somebody("coordinator"))


with_library = signed_world("with_library", release_library, autouse=True)


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def library(db):
    """The library in English, public."""
    return LibraryIndexPage.objects.get(locale=locale("en"))
