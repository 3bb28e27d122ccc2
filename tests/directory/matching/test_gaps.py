"""What is missing, told so that nobody can be picked out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.matching import Gap, Offer, gaps, suppressed
from tests.directory.matching.worlds import (
    APPEALS,
    ASYLUM,
    ENGLISH,
    FRENCH,
    LAW,
    NOW,
    PHONES,
    SAFETY,
    TREE,
    fitting_helper,
    fitting_need,
    unhurried,
)


def asking(many, skill, *languages):
    spoken = tuple((language, 3) for language in languages)
    return [replace(fitting_need, key=n, skill=skill, languages=spoken) for n in range(many)]


def offering(many, skill, language, **facts):
    offers = (Offer(skill), Offer(skill, level=3))
    facts = {"offers": offers, "languages": ((language, 2),), "capacity": 1, **facts}
    return [replace(fitting_helper, key=n, **facts) for n in range(many)]


def missing(needs, helpers, depth=2):
    return gaps(needs, helpers, TREE, now=NOW, depth=depth)


@unhurried
@given(st.dictionaries(st.text(), st.integers(0, 10_000)))
def test_suppressed__nothing_under_five_and_nothing_exact(counts):
    told = suppressed(counts)
    assert told.keys() == counts.keys()
    for name, count in counts.items():
        assert (told[name] is None) == (count < 5)
        assert told[name] is None or (
            told[name] % 5 == 0 and told[name] >= 5 and abs(told[name] - count) <= 2
        )


@unhurried
@given(st.integers(0, 4), st.integers(0, 4))
def test_cells_under_five__differ_by_nobody(some, others):
    """Whoever could tell 0 from 4 could watch one person join or leave."""
    asked = asking(12, ASYLUM, FRENCH)
    assert missing(asked, offering(some, APPEALS, FRENCH)) == missing(
        asked, offering(others, APPEALS, FRENCH)
    )
    assert missing(asking(some, ASYLUM, FRENCH), []) == ()


def test_gaps__told_where_more_is_asked_than_offered():
    asked = [*asking(23, APPEALS, FRENCH, ENGLISH), *asking(9, PHONES, FRENCH), *asking(6, LAW, ENGLISH)]
    offered = [*offering(11, ASYLUM, FRENCH), *offering(40, APPEALS, ENGLISH), *offering(5, PHONES, FRENCH)]
    assert missing(asked, offered) == (
        Gap(ASYLUM, FRENCH, need=25, supply=10),
        Gap(PHONES, FRENCH, need=10, supply=5),
    )
    assert missing(asked, offered, depth=1) == (
        Gap(LAW, FRENCH, need=25, supply=10),
        Gap(SAFETY, FRENCH, need=10, supply=5),
    )
    with pytest.raises(ValueError, match="counted from 1"):
        missing(asked, offered, depth=0)


def test_supply__counts_only_those_who_could_be_asked():
    asked = asking(20, APPEALS, FRENCH)
    alone = (Gap(ASYLUM, FRENCH, need=20, supply=None),)
    for facts in (
        {"active": False},
        {"capacity": 0},
        {"offers": (Offer(APPEALS, expires=NOW),)},
        {"offers": ()},
    ):
        assert missing(asked, offering(30, APPEALS, FRENCH, **facts)) == alone
    assert missing(asked, offering(30, 77, FRENCH)) == alone
    assert missing(asking(20, 77, FRENCH), []) == ()
    assert missing(asked, offering(6, APPEALS, FRENCH, capacity=2)) == (
        Gap(ASYLUM, FRENCH, need=20, supply=10),
    )
