"""Waves of asks, and what to give up when nobody fits."""

from dataclasses import replace

from hypothesis import given

from directory.matching import (
    ANY_MODE,
    WAVES,
    Step,
    Urgency,
    asks_wanted,
    broaden,
    eligible,
    is_due,
    next_wave,
    rests_until,
)
from tests.directory.matching.worlds import LAW, NOW, SAFETY, TREE, fitting_need, helpers, needs


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


@given(helpers, needs)
def test_broaden__loses_nobody_who_fitted(helper, need):
    """A broader request still reaches all that the first one reached."""
    if eligible(need, helper, TREE, NOW):
        assert all(eligible(broader.need, helper, TREE, NOW) for broader in broaden(need, TREE))
