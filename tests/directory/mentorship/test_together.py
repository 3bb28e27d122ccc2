"""Goals, sessions, the thread, a pause and the end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.mentorship import agreeing, check_ins, together
from directory.mentorship.states import WrongStep
from directory.models import Goal, Mentorship, Session
from directory.profiles.hiding import hide, show_again
from directory.visibility import told, viewer_of
from safekeeping.models import AuditEvent
from tests.factories import MemberFactory

from .actions import fresh, kinds, later, person, proposal
from .actions import together as paired

pytestmark = pytest.mark.django_db


def soon(days=3):
    return timezone.now().replace(second=0, microsecond=0) + timedelta(days=days)


def seen(looking, shown) -> dict:
    looking, shown = fresh(looking), fresh(shown)
    return told(viewer_of(looking.user, shown), shown)


# Deny first ----------------------------------------------------------------------------------------------


def acts_of(row, by):
    goal = Goal.objects.create(mentorship=row, author=row.mentor, text="A goal")
    session = Session.objects.create(mentorship=row, starts_at=soon())
    return (
        lambda: together.add_goal(row, by=by, text="Mine"),
        lambda: together.mark_goal(goal, by=by, state="reached"),
        lambda: together.plan(row, by=by, starts_at=soon(5), minutes=60),
        lambda: together.mark_session(session, by=by, state="held"),
        lambda: together.pause(row, by=by),
        lambda: together.take_up_again(row, by=by),
    )


def refused(acts) -> bool:
    before = snapshot()
    for act in acts:
        with pytest.raises(WrongStep):
            act()
    return snapshot() == before


def snapshot():
    return (
        list(Goal.objects.values_list("text", "state")),
        list(Session.objects.values_list("starts_at", "state")),
        list(Mentorship.objects.values_list("state", "paused_by")),
    )


def test_stranger__does_nothing_in_it():
    row, stranger = paired(), person()
    assert refused(acts_of(row, stranger))
    with pytest.raises(WrongStep):
        together.finish(row, by=stranger, outcome="no", thanks="")
    assert fresh(row).state == "running"


def test_before_both_agreed_and_after_the_end__nothing_is_done():
    waiting = proposal()
    assert refused(acts_of(waiting, waiting.mentor))
    with pytest.raises(WrongStep):
        together.finish(waiting, by=waiting.mentor, outcome="no", thanks="")
    over = paired()
    together.finish(over, by=over.mentor, outcome="no", thanks="")
    assert refused(acts_of(over, over.mentor))
    with pytest.raises(WrongStep):
        together.write(over, author=over.mentor, text="Wait", form_key="1")


def test_fourth_goal__is_refused_until_one_is_left_aside():
    row = paired()
    goals = [together.add_goal(row, by=row.mentee, text=f"Goal {number}") for number in range(3)]
    with pytest.raises(WrongStep, match="Three goals"):
        together.add_goal(row, by=row.mentor, text="A fourth")
    together.mark_goal(goals[0], by=row.mentor, state="left")
    together.add_goal(row, by=row.mentor, text="Another")
    with pytest.raises(WrongStep, match="Three goals"):
        together.mark_goal(goals[0], by=row.mentor, state="open")
    assert row.goals.count() == 4


def test_pause__is_ended_by_whoever_began_it_alone():
    row = paired()
    together.pause(row, by=row.mentee)
    with pytest.raises(WrongStep):
        together.take_up_again(row, by=row.mentor)
    assert fresh(row).state == "paused"
    together.take_up_again(row, by=row.mentee)
    assert fresh(row).state == "running" and fresh(row).paused_by is None


# How it goes ---------------------------------------------------------------------------------------------


def test_session__is_planned_once_held_or_called_off():
    row, when = paired(), soon()
    for by in (row.mentor, row.mentee):
        together.plan(row, by=by, starts_at=when, minutes=60)
    session = row.sessions.get()
    together.mark_session(session, by=row.mentee, state="held")
    together.mark_session(session, by=row.mentor, state="called-off")
    assert fresh(session).state == "held"
    assert kinds(row.mentee)[0] == "mentorship_session"
    assert kinds(row.mentor).count("mentorship_session") == 0


def test_pause__calls_planned_sessions_off_and_tells_no_reason():
    row = paired()
    together.plan(row, by=row.mentor, starts_at=soon(), minutes=30)
    together.pause(row, by=row.mentee)
    assert row.sessions.get().state == "called-off"
    assert kinds(row.mentor)[0] == "mentorship_paused"
    together.write(row, author=row.mentor, text="All well?", form_key="1")
    assert kinds(row.mentee)[0] == "mentorship_message"


def test_somebody_who_hides_while_paired__is_found_by_nobody_and_the_other_reads_only_that_it_is_paused():
    row = paired(mentors={"member": MemberFactory(languages=["en"], country="KE", contact=["elsewhere"])})
    together.plan(row, by=row.mentor, starts_at=soon(), minutes=30)
    hide(row.mentor, actor_id=None)
    row = fresh(row)
    assert (row.state, row.paused_by, row.sessions.get().state) == ("paused", row.mentor, "called-off")
    assert row.mentor_entry.state == "withdrawn"
    assert kinds(row.mentee)[0] == "mentorship_paused"
    with pytest.raises(WrongStep, match="hidden"):
        together.take_up_again(row, by=row.mentor)
    assert check_ins.ask_all() == 0
    show_again(fresh(row.mentor), actor_id=None)
    together.take_up_again(row, by=row.mentor)
    assert fresh(row).state == "running"


def test_contact__is_shown_to_one_person_until_the_end():
    row = paired(mentors={"member": MemberFactory(languages=["en"], contact=["nyota:4711"])})
    detail = row.mentor.contact_details.get()
    for _twice in range(2):
        together.reveal(row, detail=detail)
    assert [shown.value for shown in seen(row.mentee, row.mentor)["contact"]] == ["nyota:4711"]
    assert "contact" not in seen(person(), row.mentor)
    together.take_back(row, detail=detail)
    assert "contact" not in seen(row.mentee, row.mentor)
    together.reveal(row, detail=detail)
    together.finish(row, by=row.mentee, outcome="reached", thanks="")
    assert not row.reveals.filter(revoked_at=None).exists()


def test_finished_early_and_at_its_time__are_told_apart_and_each_says_a_word():
    early, due = paired(), paired()
    later(due, "ends_on", days=300)
    for row in (early, due):
        together.finish(row, by=row.mentee, outcome="partly", thanks="Asante sana")
        together.finish(row, by=row.mentee, outcome="no", thanks="Changed")
        together.finish(row, by=row.mentor, outcome="reached", thanks="")
    assert (fresh(early).state, fresh(due).state) == ("early", "finished")
    kept = set(early.farewells.values_list("member", "outcome"))
    assert kept == {(early.mentee_id, "partly"), (early.mentor_id, "reached")}
    assert early.farewells.get(member=early.mentee).thanks == "Asante sana"
    assert kinds(early.mentor)[:2] == ["mentorship_thanks", "mentorship_finished"]
    assert "mentorship_thanks" not in kinds(early.mentee)


def test_agreed_time__is_told_once_and_ends_by_itself_a_month_later():
    row, paused = paired(), paired()
    together.pause(paused, by=paused.mentor)
    for one in (row, paused):
        later(one, "ends_on", days=30 * 6)
    assert check_ins.look_to_the_end() == check_ins.look_to_the_end() == 0
    assert kinds(row.mentor).count("mentorship_is_due") == 1
    for one in (row, paused):
        later(one, "ends_on", days=30)
    assert check_ins.look_to_the_end() == 2
    assert {fresh(row).state, fresh(paused).state} == {"finished"}


def test_audit__holds_no_word_and_no_name_of_who_agreed():
    row = proposal()
    for by in (row.mentor, row.mentee):
        agreeing.say_yes(row, by=by)
    together.write(row, author=row.mentor, text="Meet me at the lake", form_key="1")
    together.add_goal(row, by=row.mentee, text="Speak at the lake")
    check_ins.report(row, by=row.mentee, text="They came to the lake")
    events = AuditEvent.objects.filter(subject__startswith="mentorship:")
    assert "lake" not in repr(list(AuditEvent.objects.values_list("event", "subject", "facts")))
    assert set(events.values_list("event", "actor_id")) == {
        ("mentorship.proposed", None),
        ("mentorship.agreed", None),
    }
