"""Mentors and mentees by the same engine."""

from dataclasses import replace

import pytest

from directory.matching import Filter, Mentee, Mentor, Wishes, pair
from tests.directory.matching.instances import KEY
from tests.directory.matching.worlds import (
    ENGLISH,
    EVENINGS,
    FRENCH,
    MORNINGS,
    NOW,
    SWAHILI,
    TREE,
    fitting_helper,
    fitting_need,
)


def paired(mentors, mentees):
    outcome = pair(mentors, mentees, TREE, key=KEY, now=NOW)
    return {found.need: found.helper for found in outcome.pairs}, outcome.unserved


@pytest.mark.parametrize(
    "wishes", [Wishes(languages=frozenset({SWAHILI})), Wishes(regions=frozenset({7})), Wishes(hours=21)]
)
def test_wish__refuses_whichever_side_has_it(wishes):
    for mentor, mentee in (
        (Mentor(fitting_helper, wishes), Mentee(fitting_need)),
        (Mentor(fitting_helper), Mentee(fitting_need, wishes)),
    ):
        pairs, (missed,) = paired([mentor], [mentee])
        assert pairs == {}
        assert missed.lacking is Filter.WISHES


def test_wishes_that_are_met__pair_the_two():
    wishes = Wishes(languages=frozenset({ENGLISH, SWAHILI}), regions=frozenset({1}), hours=20)
    mentor, mentee = Mentor(fitting_helper, wishes), Mentee(fitting_need, wishes)
    assert paired([mentor], [mentee]) == ({1: 1}, ())
    untold = Mentor(replace(fitting_helper, hours=0, region=None), wishes)
    assert paired([untold], [mentee]) == ({1: 1}, ())


def test_filters_of_the_engine__hold_for_mentorship_too():
    excluding = Mentor(replace(fitting_helper, excluded=frozenset({fitting_need.requester})))
    full = Mentor(replace(fitting_helper, capacity=0))
    had = Mentee(replace(fitting_need, asked=frozenset({fitting_helper.key})))
    elsewhen = Mentor(replace(fitting_helper, hours=EVENINGS))
    for mentor, mentee, lacking in (
        (excluding, Mentee(fitting_need), Filter.EXCLUSION),
        (full, Mentee(fitting_need), Filter.CAPACITY),
        (Mentor(fitting_helper), had, Filter.ASKED),
        (elsewhen, Mentee(fitting_need), Filter.WINDOW),
    ):
        _, (missed,) = paired([mentor], [mentee])
        assert missed.lacking is lacking


def test_pairing__as_many_as_can_be_within_each_mentors_room():
    """Whoever insists on French gets the one place that only they can take."""
    popular = Mentor(replace(fitting_helper, key=10, capacity=1, languages=((ENGLISH, 4), (FRENCH, 4))))
    roomy = Mentor(replace(fitting_helper, key=11, capacity=2, hours=MORNINGS & ~1))
    mentees = [Mentee(replace(fitting_need, key=key, requester=key + 50)) for key in (1, 2)]
    french = Mentee(replace(fitting_need, key=3, requester=53), Wishes(languages=frozenset({FRENCH})))
    assert paired([popular, roomy], [*mentees, french]) == ({1: 11, 2: 11, 3: 10}, ())
    assert paired([roomy, popular], [french, *mentees[::-1]]) == ({1: 11, 2: 11, 3: 10}, ())
