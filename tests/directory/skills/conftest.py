import pytest
from django.db import transaction

from directory.skills.loading import load_scheme
from directory.skills.scheme_file import read_scheme


@pytest.fixture(scope="module")
def whole_scheme(django_db_setup, django_db_blocker):
    """Loaded once for all tests of a file; each takes back its own changes only."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_scheme(read_scheme())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def loaded(whole_scheme, db):
    """The whole scheme, as the site has it."""
