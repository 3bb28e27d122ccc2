"""What a member has open with others: let go while hiding, gone after an erasure, theirs to take along."""

import pytest

from directory.introductions import acts
from directory.models import Ask, Introduction, Member, Message, Request
from directory.profiles.erasing import erase
from directory.profiles.exporting import export
from directory.profiles.hiding import hide
from directory.states import By
from tests.directory.exchange.actions import ask_for, helper, match, say_yes
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


def proposed():
    """One asked, a helper said yes."""
    asker, giver = MemberFactory(languages=["en"]), helper()
    request = ask_for(asker)
    match()
    return asker, giver, request, say_yes(giver)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def test_hiding__withdraws_requests_and_waiting_asks():
    asker, giver = MemberFactory(languages=["en"]), helper()
    request = ask_for(asker)
    match()
    hide(giver, actor_id=None)
    assert Ask.objects.get(member=giver).state == "withdrawn"
    hide(asker, actor_id=None)
    assert fresh(request).state == "withdrawn"


def test_hiding_before_the_second_yes__ends_the_proposal_and_does_not_look_on():
    asker, _giver, request, row = proposed()
    hide(asker, actor_id=None)
    assert fresh(row).state == "declined"
    assert fresh(request).state == "withdrawn"


def test_hiding__leaves_a_thread_that_both_agreed_to():
    asker, giver, _request, row = proposed()
    acts.accept(row, by=asker)
    hide(giver, actor_id=None)
    assert fresh(row).state == "open"


def test_erasure__leaves_the_other_one_an_introduction_without_words():
    asker, giver, request, row = proposed()
    acts.accept(row, by=asker)
    for author, text in ((asker, "mine"), (giver, "theirs")):
        acts.write(fresh(row), author=author, text=text, form_key=f"key-{text}")
    kept = export(Member.objects.get(pk=asker.pk))
    assert [message["own"] for message in kept["introductions"][0]["messages"]] == [True, False]
    acts.close(fresh(row), by=giver)
    kept = export(Member.objects.get(pk=asker.pk))
    assert [message["own"] for message in kept["introductions"][0]["messages"]] == [True]
    erase(asker, by=By.OWNER)
    assert [message.text for message in Message.objects.all()] == ["theirs"]
    assert (fresh(request).summary, fresh(request).detail) == ("", "")
    assert fresh(row).state == Introduction.State.CLOSED
    assert not Request.objects.filter(state="looking").exists()
