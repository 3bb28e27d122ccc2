"""The life of a mentorship: all thirty-six pairs of stages are asked, each by everybody."""

from itertools import product

import pytest

from directory.mentorship.life import move
from directory.mentorship.states import LIVE, OVER, TRANSITIONS, By, Stage, WrongStep, may_follow
from directory.models import Mentorship

from .actions import fresh, proposal

pytestmark = pytest.mark.django_db


def test_table__begins_with_a_proposal_and_knows_no_way_back_from_an_end():
    assert {before for before, _after in TRANSITIONS} == LIVE
    assert {after for _before, after in TRANSITIONS} == set(Stage) - {Stage.PROPOSED}


def test_table__lets_nobody_begin_it_alone_nor_the_site_for_two():
    for by in (By.ONE, By.SITE):
        assert not may_follow(Stage.PROPOSED, Stage.RUNNING, by)
        assert not [after for after in OVER if may_follow(Stage.PROPOSED, after, by)]


def test_table__lets_the_site_take_up_nothing_that_somebody_paused():
    assert not may_follow(Stage.PAUSED, Stage.RUNNING, By.SITE)


def test_move__does_what_the_table_says_and_refuses_every_other_pair():
    row = proposal()
    for before, after, by in product(Stage, Stage, By):
        Mentorship.objects.filter(pk=row.pk).update(state=before)
        found = fresh(row)
        if may_follow(before, after, by):
            move(found, after, by)
            assert fresh(row).state == after
            continue
        with pytest.raises(WrongStep):
            move(found, after, by)
        assert fresh(row).state == before
