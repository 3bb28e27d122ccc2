import pytest
from django.core.cache import cache

from tests.baseline import signed_world
from tests.campaigns.actions import campaigns_index

with_campaigns = signed_world("with_campaigns", campaigns_index, autouse=True)


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
    yield
    cache.clear()
