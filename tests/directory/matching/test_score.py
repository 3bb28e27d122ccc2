"""How good a pair is, and why."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.matching import STANDARD, Code, Fact, Nearness, Part, Reason, Weights, explain, score
from directory.matching.waves import DAY
from tests.directory.matching.worlds import (
    APPEALS,
    ENGLISH,
    NOW,
    TREE,
    fitting_helper,
    fitting_need,
    helpers,
    needs,
    offers,
    sets,
    spoken,
    unhurried,
    week,
)

EVERYTHING = frozenset(Fact)
HIDDEN = {
    Fact.LEVEL: st.lists(st.integers(1, 4), min_size=3, max_size=3),
    Fact.LANGUAGES: spoken,
    Fact.HOURS: week,
    Fact.JURISDICTIONS: st.lists(sets, min_size=3, max_size=3),
    Fact.REGION: st.none() | st.integers(1, 3),
    Fact.SKILL: st.lists(offers, max_size=3),
}


def with_another(helper, fact, value):
    """The same person in a world where this one fact is another."""
    numbered = list(enumerate(helper.offers))
    return {
        Fact.LEVEL: lambda: replace(helper, offers=tuple(replace(o, level=value[n]) for n, o in numbered)),
        Fact.LANGUAGES: lambda: replace(
            helper, languages=value, offers=tuple(replace(o, languages=frozenset({1})) for o in helper.offers)
        ),
        Fact.HOURS: lambda: replace(helper, hours=value),
        Fact.JURISDICTIONS: lambda: replace(
            helper, offers=tuple(replace(o, jurisdictions=value[n]) for n, o in numbered)
        ),
        Fact.REGION: lambda: replace(helper, region=value),
        Fact.SKILL: lambda: replace(helper, offers=tuple(value)),
    }[fact]()


@unhurried
@given(helpers, needs)
def test_score__parts_add_up_within_bounds(helper, need):
    found = score(need, helper, TREE, NOW)
    if found is None:
        return
    assert set(found.parts) == set(Part)
    assert all(0 <= points <= STANDARD.points[part] for part, points in found.parts.items())
    assert found.total == sum(found.parts.values())
    assert 0 <= found.total <= 1000
    turned = replace(helper, offers=helper.offers[::-1], languages=helper.languages[::-1])
    assert score(need, turned, TREE, NOW) == found


def test_score__every_part_tells_better_from_worse():
    need = replace(fitting_need, nearness=Nearness.SAME_REGION)
    assert score(need, fitting_helper, TREE, NOW).parts == {
        Part.SKILL: 225,
        Part.LEVEL: 112,
        Part.LANGUAGE: 150,
        Part.TIME: 120,
        Part.JURISDICTION: 80,
        Part.REGION: 80,
        Part.REST: 70,
    }
    tired = replace(fitting_helper, last_asked=NOW - 3 * DAY, hours=0, region=None)
    assert {p: score(need, tired, TREE, NOW).parts[p] for p in (Part.TIME, Part.REGION, Part.REST)} == {
        Part.TIME: 60,
        Part.REGION: 40,
        Part.REST: 7,
    }
    far = replace(fitting_helper, region=9)
    assert score(need, far, TREE, NOW).parts[Part.REGION] == 0
    elsewhere = replace(fitting_need, nearness=Nearness.ELSEWHERE)
    assert score(elsewhere, far, TREE, NOW).parts[Part.REGION] == 80
    assert score(replace(elsewhere, country=1), far, TREE, NOW).parts[Part.REGION] == 0
    assert score(replace(need, skill=7), fitting_helper, TREE, NOW) is None


@pytest.mark.parametrize(
    "change",
    [{"points": {Part.SKILL: 1000}}, {"points": {**STANDARD.points, Part.REST: 71}}, {"load_step": -1}],
)
def test_weights__refused_where_they_do_not_add_up(change):
    with pytest.raises(ValueError, match=r"add up|step of load"):
        replace(STANDARD, **change)
    assert Weights(version=2, points=STANDARD.points).turn(3) == 3 * STANDARD.load_step


@unhurried
@given(helpers, needs, st.data(), st.frozensets(st.sampled_from(Fact)))
def test_explanation__identical_in_two_worlds_that_differ_in_a_hidden_fact(helper, need, data, shown):
    told = explain(need, helper, TREE, now=NOW, shown=shown)
    for fact in EVERYTHING - shown:
        other = with_another(helper, fact, data.draw(HIDDEN[fact]))
        assert explain(need, other, TREE, now=NOW, shown=shown) == told
    never_told = replace(
        helper, capacity=9, load=9, active=False, rests_until=NOW + 9, last_asked=1, country=9
    )
    assert explain(need, never_told, TREE, now=NOW, shown=shown) == told
    excluding = replace(helper, excluded=frozenset({need.requester}), offers=helper.offers[::-1])
    assert explain(need, excluding, TREE, now=NOW, shown=shown) == told


def test_explanation__tells_what_is_shown():
    need = replace(fitting_need, nearness=Nearness.SAME_REGION)
    assert explain(need, fitting_helper, TREE, now=NOW, shown=frozenset()) == ()
    assert explain(need, fitting_helper, TREE, now=NOW, shown=EVERYTHING) == (
        Reason(Code.NARROWER_SKILL, (APPEALS,)),
        Reason(Code.LEVEL_ABOVE),
        Reason(Code.COMMON_LANGUAGE, (ENGLISH,)),
        Reason(Code.COMMON_HOURS),
        Reason(Code.JURISDICTION_COVERED, (1,)),
        Reason(Code.SAME_REGION, (1,)),
    )
    very = replace(need, skill=APPEALS, level=3, nearness=Nearness.EITHER)
    assert explain(very, fitting_helper, TREE, now=NOW, shown=frozenset({Fact.SKILL, Fact.LEVEL})) == (
        Reason(Code.SAME_SKILL, (APPEALS,)),
        Reason(Code.LEVEL_AS_ASKED),
    )
