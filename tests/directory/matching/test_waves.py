"""Waves of asks, and what to give up when nobody fits."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from directory.matching import (
    ANY_MODE,
    WAVES,
    Mode,
    Step,
    Urgency,
    asks_wanted,
    broaden,
    eligible,
    fruitful,
    is_due,
    next_wave,
    rests_until,
)
from tests.directory.matching.worlds import (
    APPEALS,
    DETENTION,
    EVENINGS,
    LAW,
    NOW,
    SAFETY,
    TORTURE,
    TREE,
    fitting_helper,
    fitting_need,
    helpers,
    needs,
    unhurried,
)


def test_waves__the_more_urgent_the_more_and_the_sooner():
    waves = [WAVES[urgency] for urgency in sorted(Urgency)]
    assert [wave.asks for wave in waves] == [1, 1, 2, 3]
    assert [wave.every for wave in waves] == [5 * 86400, 3 * 86400, 12 * 3600, 1800]
    assert sorted((wave.rest for wave in waves), reverse=True) == [wave.rest for wave in waves]


def test_next_wave__at_once_then_after_the_time_of_the_urgency():
    assert is_due(Urgency.OPEN, None, NOW)
    assert next_wave(Urgency.NOW, NOW, NOW + 5) == NOW + 1800
    assert not is_due(Urgency.NOW, NOW, NOW + 1799)
    assert is_due(Urgency.NOW, NOW, NOW + 1800)
    assert rests_until(Urgency.NOW, NOW) == NOW + 86400


def test_asks_wanted__a_number_given_goes_before_the_table():
    assert [asks_wanted(replace(fitting_need, urgency=u)) for u in sorted(Urgency)] == [1, 1, 2, 3]
    assert asks_wanted(replace(fitting_need, urgency=Urgency.NOW, wanted=1)) == 1
    assert asks_wanted(replace(fitting_need, wanted=-4)) == 0


def test_broaden__each_step_gives_up_one_wish():
    steps = {broader.step: broader.need for broader in broaden(fitting_need, TREE)}
    assert list(steps) == list(Step)
    assert steps[Step.ANY_HOUR].window == 0
    assert steps[Step.ANY_MODE].modes == ANY_MODE
    assert steps[Step.ANY_LEVEL].level == 0
    assert steps[Step.BROADER_SKILL].skill == LAW
    assert broaden(replace(fitting_need, window=0, modes=ANY_MODE, level=0, skill=SAFETY), TREE) == ()


@unhurried
@given(helpers, needs)
def test_broaden__loses_nobody_who_fitted(helper, need):
    """A broader request still reaches all that the first one reached."""
    if eligible(need, helper, TREE, NOW):
        assert all(eligible(broader.need, helper, TREE, NOW) for broader in broaden(need, TREE))


def found_ways(need, *people):
    return [way.steps for way in fruitful(need, people, TREE, now=NOW)]


def test_fruitful__nothing_for_one_who_cannot_be_reached_at_all():
    assert found_ways(fitting_need) == []
    assert found_ways(fitting_need, replace(fitting_helper, languages=((3, 4),))) == []
    assert (
        found_ways(fitting_need, replace(fitting_helper, excluded=frozenset({fitting_need.requester}))) == []
    )


def test_fruitful__the_fewest_steps_that_find_somebody():
    offer = fitting_helper.offers[0]
    evening = replace(fitting_helper, hours=EVENINGS)
    beginner = replace(fitting_helper, offers=(replace(offer, level=1),))
    both = replace(evening, offers=beginner.offers)
    teacher = replace(both, offers=(replace(offer, level=1, modes=Mode.TRAINING, skill=TORTURE),))
    assert found_ways(fitting_need, fitting_helper) == [()]
    assert found_ways(fitting_need, both, evening, beginner) == [(Step.ANY_HOUR,), (Step.ANY_LEVEL,)]
    assert found_ways(fitting_need, both) == [(Step.ANY_HOUR, Step.ANY_LEVEL)]
    assert found_ways(fitting_need, teacher) == [tuple(Step)]
    assert found_ways(replace(fitting_need, skill=DETENTION, level=0), replace(beginner, hours=0)) == [
        (Step.BROADER_SKILL,)
    ]
    lawyer = replace(fitting_helper, offers=(replace(offer, skill=TORTURE),))
    assert found_ways(replace(fitting_need, skill=APPEALS), lawyer) == [
        (Step.BROADER_SKILL, Step.BROADER_SKILL)
    ]


@unhurried
@given(st.lists(helpers, max_size=4, unique_by=lambda h: h.key), needs)
def test_fruitful__every_way_reaches_somebody(people, need):
    ways = fruitful(need, people, TREE, now=NOW)
    assert all(any(eligible(way.need, helper, TREE, NOW) for helper in people) for way in ways)
    if any(eligible(need, helper, TREE, NOW) for helper in people):
        assert [way.steps for way in ways] == [()]
