from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.core.cache import cache

from safekeeping.throttle import Throttle, Verdict, WhenCacheIsAway, _own_counts
from tests.safekeeping.caches import away

pytestmark = pytest.mark.usefixtures("empty_cache")
NOON = 1_800_000_000  # a multiple of 60: the start of a window


@pytest.fixture
def cache_away(empty_cache, settings, closed_port):
    settings.CACHES = away(closed_port)
    yield
    _own_counts.clear()


def hits(throttle, times, key="192.0.2.1"):
    return [throttle.hit(key).allowed for _ in range(times)]


def test_hit__denied_beyond_the_limit():
    throttle = Throttle("sign-in", limit=3, seconds=60)

    with time_machine.travel(NOON, tick=False):
        assert hits(throttle, 5) == [True, True, True, False, False]


@pytest.mark.parametrize("start", range(0, 60, 7))
def test_hit__denied_beyond_the_limit_wherever_the_window_starts(start):
    """A fixed window would let twice the limit through around its border."""
    throttle = Throttle("sign-in", limit=6, seconds=60)

    allowed = 0
    for second in range(0, 60, 2):
        with time_machine.travel(NOON + start + second, tick=False):
            allowed += throttle.hit("192.0.2.1").allowed

    assert allowed <= 6


def test_hit__denied_to_many_at_once():
    throttle = Throttle("sign-in", limit=5, seconds=600)

    with ThreadPoolExecutor(16) as pool:
        verdicts = list(pool.map(lambda n: throttle.hit("192.0.2.1").allowed, range(64)))

    assert verdicts.count(True) == 5


@pytest.mark.parametrize("limit", [1, 2, 5])
@pytest.mark.parametrize("start", [0, 13, 59])
def test_retry_after__is_long_enough_and_not_a_second_too_long(limit, start):
    throttle = Throttle("reset", limit=limit, seconds=60)
    now = NOON + start
    for _ in range(4):
        with time_machine.travel(now, tick=False):
            hits(throttle, limit)
            verdict = throttle.hit("192.0.2.1")
        assert not verdict.allowed
        if verdict.retry_after > 1:
            with time_machine.travel(now + verdict.retry_after - 1, tick=False):
                assert not throttle.hit("192.0.2.1").allowed
        now += verdict.retry_after
        with time_machine.travel(now, tick=False):
            assert throttle.hit("192.0.2.1").allowed


def test_hit__keys_and_names_are_counted_apart():
    first, second = (Throttle(name, limit=1, seconds=60) for name in ("sign-in", "reset"))

    assert first.hit("192.0.2.1").allowed
    assert first.hit("192.0.2.2").allowed
    assert second.hit("192.0.2.1").allowed
    assert not first.hit("192.0.2.1").allowed


def test_hit__leaves_no_address_or_handle_in_the_cache():
    Throttle("sign-in", limit=1, seconds=60).hit("amina@example.org")

    assert len(cache._cache) == 1
    assert "amina" not in repr(cache._cache)


@pytest.mark.parametrize(("limit", "seconds"), [(0, 60), (1, 0)])
def test_throttle__refuses_numbers_without_sense(limit, seconds):
    with pytest.raises(ValueError, match="at least one"):
        Throttle("sign-in", limit=limit, seconds=seconds)


@pytest.mark.parametrize("pause", [0, 9, 61])
def test_take_back__gives_one_hit_back_also_from_an_earlier_slot(pause):
    throttle = Throttle("sign-in", limit=2, seconds=600)
    with time_machine.travel(NOON, tick=False):
        assert hits(throttle, 3) == [True, True, False]

    with time_machine.travel(NOON + pause, tick=False):
        throttle.take_back("192.0.2.1")

        assert hits(throttle, 2) == [True, False]


def test_take_back__gives_nothing_where_nothing_was_counted():
    throttle = Throttle("sign-in", limit=2, seconds=600)

    throttle.take_back("192.0.2.1")

    assert hits(throttle, 3) == [True, True, False]


@pytest.mark.usefixtures("cache_away")
def test_take_back__works_on_the_counts_of_the_process_too():
    throttle = Throttle("sign-in", limit=2, seconds=600)
    hits(throttle, 2)

    throttle.take_back("192.0.2.1")

    assert hits(throttle, 2) == [True, False]


# The shared cache is away -----------------------------------------------------------------------


@pytest.mark.usefixtures("cache_away")
def test_cache_away__denied_where_refusing_is_safe():
    throttle = Throttle("export", limit=3, seconds=900, when_cache_is_away=WhenCacheIsAway.REFUSE)

    assert throttle.hit("17") == Verdict(allowed=False, retry_after=60)


@pytest.mark.usefixtures("cache_away")
def test_cache_away__denied_beyond_the_limit_of_the_process():
    assert hits(Throttle("sign-in", limit=2, seconds=600), 4) == [True, True, False, False]


@pytest.mark.usefixtures("cache_away")
def test_cache_away__allowed_where_it_does_no_harm():
    throttle = Throttle("search", limit=1, seconds=60, when_cache_is_away=WhenCacheIsAway.ALLOW)

    assert hits(throttle, 3) == [True, True, True]


@pytest.mark.usefixtures("cache_away")
def test_cache_away__is_logged_without_the_key(caplog):
    Throttle("sign-in", limit=2, seconds=600).hit("amina@example.org")

    assert "Throttle sign-in: the shared cache is away (ConnectionError)" in caplog.text
    assert "amina" not in caplog.text
