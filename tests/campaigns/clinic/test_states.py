"""Every phase from every other, by everybody; and who writes what when."""

from itertools import product

import pytest

from campaigns.clinic import life
from campaigns.clinic.states import IN_ORDER, NEXT, By, Kind, Phase, Role, WrongStep, may_follow, may_write
from tests.races import at_once

from .acts import brought_to, fresh, gathered, kinds, member_of, part_of, presented, say

ALLOWED = {
    **{(one, other): {By.FACILITATOR} for one, other in NEXT.items()},
    (Phase.FOLLOW_UP, Phase.FINISHED): {By.SITE},
    (Phase.FINISHED, Phase.ENDED): {By.SITE},
    **{(phase, Phase.ENDED): {By.PRESENTER, By.SITE} for phase in IN_ORDER},
}
MAY_WRITE = {
    ("questions", "adviser"): "question",
    ("questions", "presenter"): "answer",
    ("advice", "adviser"): "advice",
    ("reply", "presenter"): "reply",
    ("summary", "facilitator"): "summary",
    ("follow-up", "presenter"): "follow-up",
}


@pytest.mark.parametrize("by", By)
def test_all_sixty_four_pairs__are_refused_but_those_of_the_table(by):
    for one, other in product(Phase, Phase):
        assert may_follow(one, other, by) is (by in ALLOWED.get((one, other), set())), (one, other, by)


def test_who_writes_what_when__is_one_table():
    for phase, role in product(Phase, Role):
        assert may_write(phase, role) == MAY_WRITE.get((phase, role)), (phase, role)


@pytest.mark.django_db
class TestServices:
    @pytest.mark.parametrize("phase", Phase)
    def test_phase__is_opened_by_the_facilitator_alone_and_only_the_next(self, phase):
        session = brought_to(phase)
        for role, to in product(Role, Phase):
            part = part_of(session, role)
            if role == Role.FACILITATOR and to == NEXT.get(phase):
                continue
            with pytest.raises(WrongStep):
                life.go_on(session, by=part, to=to)
        assert fresh(session).phase == phase

    @pytest.mark.parametrize("phase", Phase)
    def test_words__are_refused_in_every_phase_that_is_not_theirs(self, phase):
        session = brought_to(phase)
        before = session.words.count()
        for role, kind in product(Role, Kind):
            if MAY_WRITE.get((phase, role)) == kind and kind != Kind.FOLLOW_UP:
                continue
            with pytest.raises(WrongStep):
                say(session, role, kind)
        assert session.words.count() == before

    def test_nothing_begins__without_somebody_who_advises(self):
        session = presented()
        from_nobody = part_of(session, Role.PRESENTER)
        with pytest.raises(WrongStep):
            life.go_on(session, by=from_nobody, to=Phase.QUESTIONS)
        session = gathered()
        session.parts.filter(role=Role.ADVISER).delete()
        with pytest.raises(WrongStep, match="advises"):
            life.go_on(session, by=part_of(session, Role.FACILITATOR), to=Phase.QUESTIONS)

    @pytest.mark.parametrize("phase", [Phase.ADVICE, Phase.SUMMARY])
    def test_next_phase__waits_for_what_this_one_is_for(self, phase):
        session = brought_to(phase)
        with pytest.raises(WrongStep):
            life.go_on(session, by=part_of(session, Role.FACILITATOR), to=NEXT[phase])
        assert fresh(session).phase == phase

    def test_everybody_else__is_told_that_it_goes_on(self):
        session = brought_to(Phase.QUESTIONS)
        assert "clinic_moved" in kinds(member_of(session, Role.PRESENTER))
        assert "clinic_moved" in kinds(member_of(session, Role.ADVISER))
        assert "clinic_moved" not in kinds(member_of(session, Role.FACILITATOR))


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_two_moves_at_once__give_one(self):
        session = gathered()
        part = part_of(session, Role.FACILITATOR)
        results = at_once(*[lambda: life.go_on(session, by=part, to=Phase.QUESTIONS)] * 4)
        assert sum(isinstance(result, WrongStep) for result in results) == 3
        assert fresh(session).phase == Phase.QUESTIONS

    def test_word_and_move_at_once__the_word_is_kept_or_refused_whole(self):
        session = brought_to(Phase.QUESTIONS)
        part = part_of(session, Role.FACILITATOR)
        results = at_once(
            lambda: say(session, Role.ADVISER, Kind.QUESTION),
            lambda: life.go_on(session, by=part, to=Phase.ADVICE),
        )
        refused = isinstance(results[0], WrongStep)
        assert session.words.count() == (0 if refused else 1)
        assert not isinstance(results[1], Exception)
