import logging

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

from .asking import Visitor, Watch
from .cells import ask_all
from .world import build


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker):
    """Built once; the tests undo every request."""
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        logging.disable(logging.WARNING)  # thousands of refusals are what is wanted
        # Who may come in is asked of the mandates first: the same answer, two statements cheaper a request.
        with override_settings(AUTHENTICATION_BACKENDS=settings.AUTHENTICATION_BACKENDS[::-1]):
            yield build()
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)
    cache.clear()


@pytest.fixture(scope="package")
def visitors(world, django_db_blocker):
    """Word → visitor, each signed in once."""
    with django_db_blocker.unblock():
        watch = Watch()
        return {word: Visitor(person, watch) for word, person in world.people.items()}


@pytest.fixture(scope="package")
def cells(world, visitors, django_db_blocker):
    """Every answer of the sweep."""
    with django_db_blocker.unblock():
        return ask_all(world, visitors)
