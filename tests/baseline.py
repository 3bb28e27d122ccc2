"""The front page and the list of stories, signed and public in English before the first test of a worker.

Nearly every test of a page needs them, and signing them takes as long as signing the page itself. A test that
commits finds the same, and so does the one after it: what it leaves is not flushed but replaced by a copy.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest
from django.db import connection
from django.test import TransactionTestCase
from wagtail.models import Site

from home.models import HomePage
from regions.models import Region
from safekeeping import guards
from safekeeping.models import AuditEvent, AuditHead, OutboxMessage
from tests.actions import release_structure
from tests.migrated import KEPT

BASELINE = "baseline"
LEFT_BEHIND = (OutboxMessage, AuditEvent, AuditHead)


@dataclass(frozen=True)
class Migrated:
    """What the migrations leave: nobody, no region, one front page as (slug, live, standfirst)."""

    pages: list
    site_root: int
    regions: int


MIGRATED = pytest.StashKey[Migrated]()


def sign(release: Callable[[], object]) -> None:
    """Really signed, by people who may. Only the letters and the entries it left are put away, so that a
    test finds its own and nothing else."""
    release()
    with guards.lifted(connection):
        for model in LEFT_BEHIND:
            model._base_manager.all()._raw_delete(connection.alias)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, request, worlds):
    with django_db_blocker.unblock():
        request.config.stash[KEPT].keep()
        pages = list(HomePage.objects.values_list("slug", "live", "standfirst"))
        site_root = Site.objects.get().root_page_id
        request.config.stash[MIGRATED] = Migrated(pages, site_root, Region.objects.count())
        sign(release_structure)
        worlds.keep(BASELINE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: worlds.put_back())
        yield


def signed_world(name: str, release: Callable[[], object], **options):
    """A fixture under which the tests of a file also find public what `release` releases."""

    @pytest.fixture(scope="module", name=name, **options)
    def signed(django_db_setup, django_db_blocker, worlds):
        with django_db_blocker.unblock():
            worlds.enter(name, lambda: sign(release))
        yield
        with django_db_blocker.unblock():
            worlds.put_back(BASELINE)

    return signed


# The same two pages in French, too, for a file that translates: `released_story("fr")` finds them.
french = signed_world("french", partial(release_structure, "fr"))


@pytest.fixture
def as_migrated(db, request) -> Migrated:
    return request.config.stash[MIGRATED]
