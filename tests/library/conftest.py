import pytest
from django.core.cache import cache

from library.models import LibraryIndexPage
from tests.actions import release_page, release_structure, somebody
from tests.factories import locale


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def library(db):
    """The library in English, public."""
    release_structure()
    index = LibraryIndexPage.objects.get(locale=locale("en"))
    return release_page(index, by=somebody("coordinator"))
