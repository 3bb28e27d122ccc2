"""Who may be asked at all."""

from dataclasses import replace

import pytest
from hypothesis import given

from directory.matching import EVERY_HOUR, Filter, Mode, SkillTree, eligible, weekly
from directory.matching.filters import offer_refusals, person_refusals
from tests.directory.matching.worlds import (
    APPEALS,
    DETENTION,
    EVENINGS,
    FRENCH,
    LAW,
    NOW,
    SWAHILI,
    TORTURE,
    TREE,
    fitting_helper,
    fitting_need,
    helpers,
    needs,
    unhurried,
)

OFFER = fitting_helper.offers[0]
SPOILT_OFFERS = {
    Filter.SKILL: {"skill": TORTURE},
    Filter.CURRENT: {"expires": NOW},
    Filter.LEVEL: {"level": 1},
    Filter.MODE: {"modes": Mode.TRAINING},
    Filter.JURISDICTION: {"jurisdictions": frozenset({2})},
    Filter.LANGUAGE: {"languages": frozenset({SWAHILI})},
}
SPOILT_HELPERS = {
    Filter.WINDOW: [{"hours": EVENINGS}],
    Filter.ACTIVE: [{"active": False}],
    Filter.ONESELF: [{"key": fitting_need.requester}],
    Filter.EXCLUSION: [{"excluded": frozenset({2})}, {"excluded_countries": frozenset({2})}],
    Filter.RESTED: [{"rests_until": NOW + 1}],
    Filter.CAPACITY: [{"capacity": 0}, {"capacity": -1}],
}
SPOILT_NEEDS = {
    Filter.EXCLUSION: [{"excluded": frozenset({1})}, {"excluded_countries": frozenset({1})}],
    Filter.ASKED: [{"asked": frozenset({1})}],
}


def test_one_wrong_fact__refused_by_its_own_filter_alone():
    for filtered, change in SPOILT_OFFERS.items():
        offer = replace(OFFER, **change)
        helper = replace(fitting_helper, offers=(offer,))
        assert offer_refusals(fitting_need, helper, offer, TREE, NOW) == {filtered}
        assert not eligible(fitting_need, helper, TREE, NOW)
    spoilt = [
        *((f, fitting_need, replace(fitting_helper, **c)) for f, cs in SPOILT_HELPERS.items() for c in cs),
        *((f, replace(fitting_need, **c), fitting_helper) for f, cs in SPOILT_NEEDS.items() for c in cs),
    ]
    for filtered, need, helper in spoilt:
        assert person_refusals(need, helper, NOW) == {filtered}
        assert not eligible(need, helper, TREE, NOW)
    assert eligible(fitting_need, fitting_helper, TREE, NOW)
    assert {f for f, _, _ in spoilt} | set(SPOILT_OFFERS) == set(Filter) - {Filter.WISHES}


def test_broader_skill_or_sibling__refused_and_narrower_passes():
    asked = {skill: replace(fitting_need, skill=skill) for skill in TREE.paths}
    assert [skill for skill, need in asked.items() if eligible(need, fitting_helper, TREE, NOW)] == [
        LAW,
        OFFER.skill - 1,
        APPEALS,
    ]
    assert not eligible(asked[DETENTION], fitting_helper, TREE, NOW)


def test_bound_skill__refused_without_a_jurisdiction_even_where_a_broader_one_is_asked():
    for need in (
        replace(fitting_need, jurisdiction=None),
        replace(fitting_need, skill=LAW, jurisdiction=None),
    ):
        assert not eligible(need, fitting_helper, TREE, NOW)
    anywhere = replace(fitting_helper, offers=(replace(OFFER, skill=TORTURE, jurisdictions=frozenset()),))
    assert eligible(replace(fitting_need, skill=TORTURE, jurisdiction=3), anywhere, TREE, NOW)


@unhurried
@given(helpers, needs)
def test_exclusion__holds_whoever_declared_it(helper, need):
    """The same refusal, whether the one who asks or the one who is asked wants it."""
    by_helper = replace(helper, excluded=frozenset({need.requester})), replace(need, excluded=frozenset())
    by_need = replace(helper, excluded=frozenset()), replace(need, excluded=frozenset({helper.key}))
    for one, other in (by_helper, by_need):
        assert Filter.EXCLUSION in person_refusals(other, one, NOW)
        assert not eligible(other, one, TREE, NOW)


def test_hours__unknown_ones_pass_and_zones_and_midnight_are_counted():
    assert eligible(fitting_need, replace(fitting_helper, hours=0), TREE, NOW)
    assert eligible(replace(fitting_need, window=0), replace(fitting_helper, hours=EVENINGS), TREE, NOW)
    assert weekly([0], 0, 1, 0) == 1
    assert weekly([0], 2, 3, 180) == 1 << 167  # Monday 02:00 in Nairobi is Sunday 23:00 in UTC
    assert weekly([6], 23, 1, 0) == (1 << 167) | 1
    assert weekly([0], 5, 6, 330) == 1 << 167  # half past five east: rounded to whole hours
    assert weekly(range(7), 0, 24, -600) == weekly(range(7), 5, 5, 0) == EVERY_HOUR


def test_languages__one_of_the_helpers_may_be_kept_from_an_offer():
    both = replace(fitting_helper, languages=((FRENCH, 2), (1, 4)))
    only_french = replace(both, offers=(replace(OFFER, languages=frozenset({FRENCH})),))
    assert eligible(replace(fitting_need, languages=((FRENCH, 1),)), only_french, TREE, NOW)
    assert not eligible(replace(fitting_need, languages=((1, 4),)), only_french, TREE, NOW)
    assert not eligible(replace(fitting_need, languages=()), both, TREE, NOW)


@pytest.mark.parametrize(
    "paths", [{1: ()}, {1: (2,)}, {3: (1, 3)}, {1: (1,), 2: (2,), 3: (1, 3), 4: (2, 3, 4)}]
)
def test_skill_tree__refuses_a_path_with_a_gap(paths):
    with pytest.raises(ValueError, match="no path from the top"):
        SkillTree(paths)
