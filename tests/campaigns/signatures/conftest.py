import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nobody_was_slowed_down():
    cache.clear()


@pytest.fixture
def enter(client):
    return client.force_login
