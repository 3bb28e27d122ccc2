"""The shared cache that may be away: nothing hangs on it, and who has to know is told."""

import pytest
from django.core.cache import cache, caches
from redis.exceptions import RedisError

from tests.safekeeping.caches import away

OPERATIONS = {
    "get": (("name", "otherwise"), "otherwise"),
    "add": (("name", 1, 60), True),
    "set": (("name", 1, 60), None),
    "touch": (("name", 60), False),
    "delete": (("name",), False),
    "get_many": ((["name"],), {}),
    "set_many": (({"name": 1},), []),
    "delete_many": ((["name"],), None),
    "has_key": (("name",), False),
    "clear": ((), False),
}


@pytest.fixture(autouse=True)
def nobody_listens(settings, closed_port):
    settings.CACHES = away(closed_port)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation__answers_as_if_nothing_was_kept(operation):
    arguments, answer = OPERATIONS[operation]
    assert getattr(cache, operation)(*arguments) == answer


def test_a_value_that_is_built__is_there_all_the_same():
    assert cache.get_or_set("name", lambda: "built", 60) == "built"


def test_a_count__has_no_name_to_count_under():
    with pytest.raises(ValueError):
        cache.incr("name")


def test_who_has_to_know__is_told():
    with pytest.raises(RedisError):
        caches["counts"].get("name")


def test_a_server_that_answers__keeps(settings):
    """Redis of this machine, as in production; skipped where there is none."""
    settings.CACHES = away(6379)
    try:
        caches["counts"].get("name")
    except RedisError:
        pytest.skip("no Redis on 127.0.0.1:6379")
    cache.set("forgiving", {"kept": 1}, 5)
    assert cache.get("forgiving") == {"kept": 1}
    assert caches["counts"].get("forgiving") == {"kept": 1}
    assert cache.add("forgiving", 2, 5) is False
    cache.delete("forgiving")
    assert cache.get("forgiving") is None
