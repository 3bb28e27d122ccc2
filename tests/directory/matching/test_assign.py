"""Whom to ask for what."""

import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.matching import STANDARD, Assignment, Filter, Urgency, asks_wanted, assign, eligible, score
from directory.matching.candidates import Search, candidates
from directory.matching.columns import gather
from directory.matching.exact import Edges, Row, best, satisfaction, scale
from tests.directory.matching.baselines import (
    WAYS,
    brute_force,
    first_asks,
    first_come,
    fits,
    gini,
    greedy,
    optimum,
    worth,
)
from tests.directory.matching.instances import KEY, World, world
from tests.directory.matching.worlds import NOW, TREE, fitting_helper, fitting_need, helpers, needs, unhurried

SMALL = 500


def asking_once(found: World) -> World:
    return World([replace(need, wanted=1) for need in found.needs], found.helpers, found.tree)


@cache
def large() -> World:
    return world(10_000, 500)


@cache
def asks_of_large() -> Assignment:
    return optimum(large())


def ask(needs, helpers, **wishes):
    return assign(needs, helpers, TREE, **{"key": KEY, "now": NOW, **wishes})


@unhurried
@given(st.lists(helpers, max_size=5, unique_by=lambda h: h.key), needs)
def test_columns__answer_as_the_filters_and_points_one_by_one(crowd, need):
    found = candidates(Search(need, gather(crowd, [need], TREE), TREE, NOW), STANDARD)
    by_one = [
        (n, score(need, h, TREE, NOW).total) for n, h in enumerate(crowd) if eligible(need, h, TREE, NOW)
    ]
    assert list(zip(found.who.tolist(), found.scores.tolist(), strict=True)) == by_one
    assert (found.lacking is None) == bool(by_one)


def test_assignment__as_good_as_trying_everything():
    """On 500 small worlds; the other ways are never better and often worse."""
    served, worse = 0, Counter()
    for seed in range(SMALL):
        small = asking_once(world(6 + seed % 5, 3 + seed % 5, seed))
        found = worth(small, first_asks(optimum(small)))
        assert found == brute_force(small), seed
        served += found[0]
        fitting = fits(small)
        for way in (first_come, greedy):
            other = worth(small, way(small, fitting))
            assert other <= found
            worse[way.__name__] += other < found
    assert served > SMALL
    assert min(worse.values()) > SMALL / 20


def test_assignment__proved_best_by_prices_where_nobody_can_try_everything(monkeypatch):
    """Looking at a few candidates first finds what looking at all at once finds."""
    crowded = world(1_000, 500)
    expected = optimum(crowded)
    monkeypatch.setattr("directory.matching.exact.FEW", 1)
    few = optimum(crowded)
    monkeypatch.setattr("directory.matching.exact.FEW", 10_000)
    assert few == optimum(crowded) == expected
    assert len(expected.unserved) > 50


def test_prices__refuse_an_assignment_that_is_not_the_best():
    edges = Edges(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]), np.array([9, 5, 8, 1]), 3)
    assert satisfaction(edges, np.array([1, 0])).tolist() == [5, 4]
    with pytest.raises(ArithmeticError, match="not the best"):
        satisfaction(edges, np.array([0, 1]))
    with pytest.raises(ArithmeticError, match="free turn"):
        satisfaction(Edges(np.array([0, 0]), np.array([0, 1]), np.array([5, 9]), 2), np.array([0]))


def test_shuffled_data__give_the_same_assignment():
    for found in (world(12, 8, seed) for seed in range(40)):
        assert optimum(found.shuffled(1)) == optimum(found.shuffled(2)) == optimum(found)
    assert optimum(large().shuffled(3)) == asks_of_large()


def test_another_process__gives_the_same_assignment_with_the_same_key_only():
    script = (
        "from tests.directory.matching.baselines import *; from tests.directory.matching.instances import *;"
        "print(sorted(first_asks(optimum(world(300, 60).shuffled(7))).items()))"
    )
    run = [sys.executable, "-c", script]
    elsewhere = subprocess.run(run, capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "77"})
    here = world(300, 60)
    assert elsewhere.stdout.strip() == str(sorted(first_asks(optimum(here)).items()))


def test_lots__fall_anew_with_another_key_and_favour_nobody():
    crowd = [replace(fitting_helper, key=key) for key in range(10, 18)]
    drawn = Counter(ask([fitting_need], crowd, key=bytes([n]) * 16).pairs[0].helper for n in range(200))
    assert set(drawn) == set(range(10, 18))
    assert max(drawn.values()) < 50
    with pytest.raises(ValueError, match="the key of the lots has 3 bytes"):
        ask([fitting_need], crowd, key=b"abc")


def test_capacity__nobody_is_asked_for_more_and_nobody_who_may_not_be():
    tight = [world(12, 20, seed) for seed in range(30)]
    outcomes = [(found, optimum(found)) for found in tight]
    for found, outcome in (*outcomes, (large(), asks_of_large())):
        people, asked = {h.key: h for h in found.helpers}, {n.key: n for n in found.needs}
        assert all(n <= people[who].capacity for who, n in Counter(p.helper for p in outcome.pairs).items())
        assert all(eligible(asked[p.need], people[p.helper], found.tree, NOW) for p in outcome.pairs)
        assert len({(p.need, p.helper) for p in outcome.pairs}) == len(outcome.pairs)
        assert {p.need for p in outcome.pairs} | {u.need for u in outcome.unserved} == set(asked)


def test_wave__everybody_gets_a_first_ask_before_anybody_a_second():
    crowd = [replace(fitting_helper, key=key) for key in (10, 11, 12)]
    urgent = replace(fitting_need, urgency=Urgency.NOW)
    others = [replace(fitting_need, key=key) for key in (2, 3)]
    alone = ask([urgent], crowd)
    assert [(pair.need, pair.place) for pair in alone.pairs] == [(1, 1), (1, 2), (1, 3)]
    assert {pair.helper for pair in alone.pairs} == {10, 11, 12}
    together = ask([urgent, *others], crowd)
    assert [(pair.need, pair.place) for pair in together.pairs] == [(1, 1), (2, 1), (3, 1)]
    spacious = large()
    wanted = {need.key: asks_wanted(need) for need in spacious.needs}
    places = Counter(pair.need for pair in asks_of_large().pairs)
    assert all(places[key] <= wanted[key] for key in wanted)
    assert first_asks(asks_of_large()) == first_asks(optimum(asking_once(spacious)))


def test_scarcity__the_urgent_and_then_the_longest_waiting_go_first():
    old, new = replace(fitting_need, key=1, since=NOW - 40 * 86400), replace(fitting_need, key=2, since=NOW)
    urgent = replace(fitting_need, key=3, level=0, urgency=Urgency.NOW, languages=((1, 1),))
    assert [p.need for p in ask([new, old], [fitting_helper]).pairs] == [1]
    outcome = ask([new, urgent, old], [fitting_helper])
    assert [pair.need for pair in outcome.pairs] == [3]
    assert [(missed.need, missed.lacking) for missed in outcome.unserved] == [
        (1, Filter.CAPACITY),
        (2, Filter.CAPACITY),
    ]
    # One who could serve either goes where both are served.
    only = replace(fitting_need, key=4, skill=3, languages=((1, 1),))
    second = replace(fitting_helper, key=9, offers=(replace(fitting_helper.offers[0], skill=2),))
    assert {p.need: p.helper for p in ask([urgent, only], [fitting_helper, second]).pairs} == {3: 9, 4: 1}


def test_unserved__names_the_filter_that_took_the_last():
    lacking = {
        Filter.SKILL: replace(fitting_need, skill=7),
        Filter.LEVEL: replace(fitting_need, level=4),
        Filter.LANGUAGE: replace(fitting_need, languages=((3, 4),)),
        Filter.ONESELF: replace(fitting_need, requester=1),
        Filter.ASKED: replace(fitting_need, asked=frozenset({1, 77})),
    }
    for filtered, need in lacking.items():
        (missed,) = ask([need], [fitting_helper]).unserved
        assert missed.lacking is filtered
    assert ask([replace(fitting_need, wanted=0)], [fitting_helper]).unserved == ()
    (refused,) = ask([fitting_need], [fitting_helper], agrees=lambda need, helper: False).unserved
    assert refused.lacking is Filter.WISHES
    assert ask([], []).pairs == ask([], [fitting_helper]).pairs == ask([fitting_need], []).pairs == ()


def test_keys_that_come_twice__refused():
    with pytest.raises(ValueError, match="helper is there twice"):
        ask([fitting_need], [fitting_helper, fitting_helper])
    with pytest.raises(ValueError, match="request is there twice"):
        ask([fitting_need, fitting_need], [fitting_helper])


def test_scale__exact_in_floats_or_refused():
    assert scale(500, 2_000).grain > 1_000
    assert scale(100_000, 5_000).unserved < 1 << 53
    with pytest.raises(ValueError, match="too many to be exact"):
        scale(10**12, 5_000)


def test_load__spread_evenly_and_quickly_over_ten_thousand():
    began = time.monotonic()
    outcome = optimum(large())
    taken = time.monotonic() - began
    loads = list(Counter(pair.helper for pair in outcome.pairs).values())
    supply = sum(helper.capacity for helper in large().helpers if helper.active)
    assert sum(map(asks_wanted, large().needs)) < 0.6 * supply
    assert gini(loads) <= 0.10
    crowding = Counter(WAYS["best match"](large(), fits(large())).values())
    assert max(loads) <= 3 < max(crowding.values())
    assert taken < 20  # the bar of 2 s is measured by the bench, on a machine at rest


def test_exact__a_row_with_nobody_is_not_served():
    nobody = np.array([], dtype=np.int64)
    assert best([Row(nobody, nobody, 0)], np.array([1]), 1, 100).tolist() == [-1]
