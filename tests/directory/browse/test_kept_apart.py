"""Who told safety about somebody does not meet them again in lists and profiles, and the other way round."""

import pytest
from django.urls import reverse

from directory.exchange import asks
from directory.introductions import acts, afterwards
from directory.mentorship import check_ins
from directory.models import Ask
from tests.directory.exchange.actions import ask_for, helper, match, say_yes
from tests.directory.mentorship.actions import together
from tests.factories import MemberFactory

from .acts import bare, browser, finds

pytestmark = pytest.mark.django_db


def introduced(seeker, one):
    ask_for(seeker)
    match()
    return acts.accept(say_yes(one), by=seeker)


def profile(looking, member):
    address = reverse("directory:member", args=[member.public_id])
    status, page = bare(browser(looking).get(address))
    return status, page.replace(member.public_id, "A" * 22)


@pytest.mark.parametrize("teller", ["requester", "helper"])
def test_two_of_a_report__find_each_other_nowhere_and_others_find_both(teller):
    seeker, one = MemberFactory(display_name="Seeker", languages=["en"]), helper(display_name="Helper")
    row = introduced(seeker, one)
    assert finds(seeker) == ["Helper"]
    acts.close(row, by=seeker)
    afterwards.report(row, by=getattr(row, teller), text="They came to my door")
    for looking, other in ((seeker, one), (one, seeker)):
        assert finds(looking) == finds(looking, f"?q={other.display_name}") == []
        nobody = browser(looking).get(reverse("directory:member", args=["A" * 22]))
        assert profile(looking, other) == bare(nobody)
    assert set(finds(MemberFactory())) == {"Helper", "Seeker"}


def test_what_was_told_about_a_mentorship__keeps_apart_as_well():
    row = together()
    mentor, mentee = row.mentor, row.mentee
    assert mentee.display_name in finds(mentor)
    check_ins.report(row, by=mentee, text="")
    assert mentee.display_name not in finds(mentor)
    assert mentor.display_name not in finds(mentee)


def test_report_about_somebodys_case__does_not_tell_which_lead_wrote_for_them():
    lead, one = MemberFactory(display_name="Lead", languages=["en"]), helper(display_name="Helper")
    request = ask_for(lead, origin="intake")
    match()
    row = acts.accept(say_yes(one), by=lead)
    afterwards.report(row, by=one, text="")
    assert request.origin == "intake"
    assert finds(one) == ["Lead"]


def test_yes__finds_a_report_that_came_meanwhile():
    seeker, one = MemberFactory(languages=["en"]), helper()
    row = introduced(seeker, one)
    acts.close(row, by=seeker)
    again = ask_for(seeker)
    ask = Ask.objects.create(request=again, member=one, answer_by=again.opened_at)
    afterwards.report(row, by=one, text="")
    with pytest.raises(asks.TooLate):
        asks.say_yes(ask)
