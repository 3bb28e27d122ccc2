"""Two yeses, a thread, what is revealed and taken back, and what came of it."""

import pytest

from directory.exchange.capacity import left
from directory.introductions import acts, afterwards
from directory.introductions.acts import IntroductionOver
from directory.models import FollowUp, Introduction, Member, Request, SafetyReport
from directory.visibility import told, viewer_of
from safekeeping.models import AuditEvent
from tests.factories import MemberFactory

from .exchange.actions import ask_for, helper, later, match, say_yes

pytestmark = pytest.mark.django_db
CONTACT = "nyota.example:4711"


def proposal(**options) -> Introduction:
    """Somebody asked, somebody said yes."""
    one = helper(contact=[CONTACT], **options)
    ask_for(MemberFactory(languages=["en"], country="KE"), detail="Nobody else reads this.")
    match()
    return say_yes(one)


def introduced(**options) -> Introduction:
    row = proposal(**options)
    return acts.accept(row, by=row.requester)


def seen(looking: Member, shown: Member) -> dict:
    looking, shown = Member.objects.get(pk=looking.pk), Member.objects.get(pk=shown.pk)
    return told(viewer_of(looking.user, shown), shown)


# Deny first ----------------------------------------------------------------------------------------------


def test_second_yes__belongs_to_the_one_who_asked():
    row = proposal()
    for somebody in (row.helper, MemberFactory()):
        with pytest.raises(IntroductionOver):
            acts.accept(row, by=somebody)
        with pytest.raises(IntroductionOver):
            acts.decline(row, by=somebody)
    assert Introduction.objects.get().state == "proposed"


def test_before_the_second_yes__nobody_writes_and_nothing_is_shown():
    row = proposal()
    with pytest.raises(IntroductionOver):
        acts.write(row, author=row.helper, text="Hello", form_key="1")
    with pytest.raises(IntroductionOver):
        acts.reveal(row, detail=row.helper.contact_details.get())
    assert "country" not in seen(row.helper, row.requester)
    assert "contact" not in seen(row.requester, row.helper)


def test_strangers_to_a_pair__are_no_partners():
    row = introduced()
    acts.reveal(row, detail=row.helper.contact_details.get())
    assert "contact" not in seen(MemberFactory(), row.helper)


def test_closed__nobody_writes_and_what_was_shown_is_gone():
    row = introduced()
    acts.reveal(row, detail=row.helper.contact_details.get())
    acts.close(row, by=row.requester)
    with pytest.raises(IntroductionOver):
        acts.write(row, author=row.helper, text="Wait", form_key="1")
    assert not seen(row.requester, row.helper).get("contact")
    assert Request.objects.get().state == Request.State.DONE


# How it goes ---------------------------------------------------------------------------------------------


def test_second_yes__opens_the_thread_and_what_partners_see():
    row = introduced()
    assert seen(row.helper, row.requester)["country"] == "KE"
    first = acts.write(row, author=row.helper, text="Hello", form_key="one")
    again = acts.write(row, author=row.helper, text="Hello", form_key="one")
    assert first == again
    assert [message.text for message in row.messages.all()] == ["Hello"]
    assert row.requester.notices.filter(kind="message").count() == 1
    acts.mark_read(row, row.helper)
    assert row.messages.get().read_at is None
    acts.mark_read(row, row.requester)
    assert row.messages.get().read_at


def test_contact__is_shown_to_one_person_until_it_is_taken_back():
    row = introduced()
    detail = row.helper.contact_details.get()
    acts.reveal(row, detail=detail)
    acts.reveal(row, detail=detail)
    assert [shown.value for shown in seen(row.requester, row.helper)["contact"]] == [CONTACT]
    assert row.reveals.count() == 1
    acts.take_back(row, detail=detail)
    assert not seen(row.requester, row.helper).get("contact")


def test_second_no__looks_on_and_frees_the_helper():
    row = proposal()
    assert left(row.helper) == 1
    acts.decline(row, by=row.requester)
    assert left(row.helper) == 2
    assert Request.objects.looking().get() == row.request
    assert row.helper.notices.first().kind == "not_taken_up"


def test_proposal_that_nobody_takes_up__and_silence__end_by_themselves():
    waiting, quiet = proposal(), introduced()
    for row in (waiting, quiet):
        later(Introduction.objects.get(pk=row.pk), "expires_at", days=61)
    assert acts.end_overdue() == 2
    assert {row.state for row in Introduction.objects.all()} == {"declined", "closed"}
    assert acts.end_overdue() == 0


def test_erasure__closes_every_thread():
    row = introduced()
    acts.withdraw_everything(row.helper)
    assert Introduction.objects.get().state == "closed"
    assert row.requester.notices.filter(kind="closed").exists()


# Afterwards ----------------------------------------------------------------------------------------------


def test_both__are_asked_after_a_week_and_a_month_once():
    row = introduced()
    assert afterwards.ask_what_came_of_it() == 0
    later(row, "opened_at", days=8)
    assert afterwards.ask_what_came_of_it() == 2
    assert afterwards.ask_what_came_of_it() == 0
    later(Introduction.objects.get(), "opened_at", days=30)
    assert afterwards.ask_what_came_of_it() == 2
    assert FollowUp.objects.filter(member=row.helper).count() == 2


def test_unsafe__goes_to_safety_and_an_answer_counts_once():
    row = introduced()
    later(row, "opened_at", days=8)
    afterwards.ask_what_came_of_it()
    asked = row.follow_ups.get(member=row.requester)
    afterwards.answer(asked, answer="unsafe")
    afterwards.answer(asked, answer="helped")
    asked.refresh_from_db()
    assert asked.answer == "unsafe"
    assert SafetyReport.objects.get().member == row.requester
    assert row.helper.notices.exclude(kind__in=["asked", "introduced", "what_came_of_it"]).count() == 0


def test_audit__holds_no_word_of_a_thread():
    row = introduced()
    acts.write(row, author=row.helper, text="Meet me at the lake", form_key="1")
    afterwards.report(row, by=row.requester, text="They came to my door")
    told_there = repr(list(AuditEvent.objects.values_list("event", "subject", "facts")))
    assert "lake" not in told_there and "door" not in told_there
    assert "safety.reported" in told_there
