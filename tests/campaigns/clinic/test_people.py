"""Who is asked and who joins: by their own yes, past everybody who must not meet, and told to nobody."""

import re

import pytest
from django.core.exceptions import PermissionDenied

from campaigns.clinic import life, people
from campaigns.clinic.states import Phase, Role, WrongStep
from campaigns.models import ClinicPart, ClinicSession
from directory.excluding.acts import exclude
from directory.mentorship import check_ins
from directory.profiles.hiding import hide, show_again
from tests.actions import somebody
from tests.directory.mentorship.actions import together
from tests.factories import MemberFactory
from tests.races import at_once

from .acts import BRIEF, address, browser, fresh, gathered, join, kinds, member_of, part_of, presented

pytestmark = pytest.mark.django_db
NEUTRAL = "If there is such a member, and they can be asked, they are asked now."


def ask(session, handle):
    """What the facilitator's browser answers to a handle."""
    return browser(member_of(session, Role.FACILITATOR)).post(
        address("people", session), {"handle": handle}, follow=True
    )


def asked(session):
    return session.parts.filter(state="asked", member__isnull=False, role=Role.ADVISER)


def answer_to(session, handle) -> str:
    """The page that says what became of asking, without what differs between any two requests."""
    page = ask(session, handle).content.decode().replace(handle, "HANDLE")
    part = max(part.pk for part in session.parts.all())
    session.parts.filter(pk=part, member=None).delete()
    page = page.replace(f'value="{part}"', "")
    return re.sub(r'name="(csrfmiddlewaretoken|form_key)" value="[^"]+"', "", page)


# Denials ------------------------------------------------------------------------------------------------


def test_presenting__denied_for_somebody_hidden_and_for_a_third_campaign():
    with pytest.raises(WrongStep):
        presented(MemberFactory(hidden=True))
    member = MemberFactory()
    presented(member)
    presented(member)
    with pytest.raises(WrongStep, match="two campaigns"):
        presented(member)
    assert ClinicSession.objects.count() == 2


def test_asking__denied_for_all_but_facilitator_and_coordinator():
    session, one = gathered(), MemberFactory()
    for role in (Role.PRESENTER, Role.ADVISER):
        with pytest.raises(WrongStep):
            people.ask_adviser(session, one.user.handle, by=part_of(session, role))
    waiting = presented()
    for word in ("kenya-lead", "kenya-safety", "kenya-approver"):
        with pytest.raises(PermissionDenied):
            people.assign_facilitator(waiting, one.user.handle, by=somebody(word))
    assert kinds(one) == []


def test_facilitator__is_not_asked_for_where_there_is_one():
    session = gathered()
    with pytest.raises(WrongStep):
        people.assign_facilitator(session, MemberFactory().user.handle, by=somebody("coordinator"))


@pytest.mark.parametrize("state", ["provisional", "paused", "hidden", "sealed", "suspended"])
def test_handle_of_somebody_who_is_not_to_be_asked__is_answered_like_any(state):
    session, other = gathered(), MemberFactory(**{state: True})
    answer = ask(session, other.user.handle)
    assert NEUTRAL in answer.content.decode()
    assert not asked(session).exists()
    assert kinds(other) == []


def test_handles_of_nobody_of_somebody_kept_apart_and_of_somebody_there__answer_alike():
    session, there = gathered(), MemberFactory()
    apart = MemberFactory()
    exclude(apart, member_of(session, Role.PRESENTER), knew_name=False)
    pages = {answer_to(session, handle) for handle in ("nobody-at-all", apart.user.handle, there.user.handle)}
    assert len(pages) == 1
    assert kinds(apart) == []
    assert kinds(there) == ["clinic_asked"]


def test_somebody_who_once_was_not_safe__is_not_asked():
    pair = together()
    session = gathered(member=pair.mentee)
    check_ins.report(pair, by=pair.mentee, text="Not safe.")
    ask(session, pair.mentor.user.handle)
    assert not asked(session).exists()


def test_yes__does_not_bring_together_who_was_kept_apart_meanwhile():
    session, late = gathered(), MemberFactory()
    people.ask_adviser(session, late.user.handle, by=part_of(session, Role.FACILITATOR))
    exclude(member_of(session, Role.ADVISER), late, knew_name=False)
    part = session.parts.get(member=late)
    assert people.answer(session, by=part, yes=True) is False
    assert fresh(part).state == "declined"


def test_no__looks_like_silence():
    session, one, other = gathered(), MemberFactory(), MemberFactory()
    for member in (one, other):
        people.ask_adviser(session, member.user.handle, by=part_of(session, Role.FACILITATOR))
    people.answer(session, by=session.parts.get(member=one), yes=False)
    page = browser(member_of(session, Role.FACILITATOR)).get(address("session", session)).content.decode()
    assert one.user.handle in page and other.user.handle in page
    assert browser(one).get(address("session", session)).status_code == 404


def test_asked__reads_the_language_and_no_word():
    session, one = gathered(title="Heron title", about="Heron about", stuck="Heron stuck"), MemberFactory()
    people.ask_adviser(session, one.user.handle, by=part_of(session, Role.FACILITATOR))
    page = browser(one).get(address("session", session)).content.decode()
    assert "English" in page
    assert "Heron" not in page
    assert not [name for name in (member_of(session, role).display_name for role in Role) if name in page]


# What goes -----------------------------------------------------------------------------------------------


def test_invisible_member__takes_part_under_their_role():
    session = gathered()
    join(session, Role.ADVISER, MemberFactory(invisible=True, display_name="Never shown"))
    page = browser(member_of(session, Role.PRESENTER)).get(address("session", session)).content.decode()
    assert "Never shown" not in page
    assert "adviser 2" in page


def test_coordinator__sees_handle_language_and_age_alone(client):
    session = presented(title="Heron title", about="Heron about", stuck="Heron stuck")
    client.force_login(somebody("coordinator"))
    page = client.get("/admin/clinic/").content.decode()
    assert member_of(session, Role.PRESENTER).user.handle in page
    assert "English" in page
    assert "Heron" not in page
    assert client.get(address("session", session)).status_code == 404


def test_whole_way_in__brief_facilitator_adviser(client):
    presenter, one, two = MemberFactory(), MemberFactory(), MemberFactory()
    browser(presenter).post(address("new"), BRIEF)
    session = ClinicSession.objects.get()
    client.force_login(somebody("coordinator"))
    client.post(f"/admin/clinic/{session.public_id}/facilitator/", {"handle": one.user.handle})
    browser(one).post(address("answer", session), {"yes": "1"})
    ask(session, two.user.handle)
    browser(two).post(address("answer", session), {"yes": "1"})
    assert sorted(session.parts.joined().values_list("role", flat=True)) == sorted(Role.values)
    browser(one).post(address("next", session), {"to": "questions"})
    assert fresh(session).phase == Phase.QUESTIONS


def test_adviser__leaves_and_can_be_asked_again():
    session = gathered()
    one = member_of(session, Role.ADVISER)
    browser(one).post(address("leave", session), {"leave": "1"})
    assert browser(one).get(address("session", session)).status_code == 404
    assert join(session, Role.ADVISER, one).state == "joined"
    assert ClinicPart.objects.filter(member=one).count() == 1


def test_facilitator_hides__session_waits_for_another_and_the_first_finds_nothing_afterwards():
    session = gathered()
    first = member_of(session, Role.FACILITATOR)
    hide(first, actor_id=None)
    assert list(ClinicSession.objects.waiting_for_a_facilitator()) == [session]
    show_again(first, actor_id=None)
    assert browser(fresh(first)).get(address("session", session)).status_code == 404


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_two_facilitators_say_yes_at_once__one_is():
    session = presented()
    one, two = MemberFactory(), MemberFactory()
    for member in (one, two):
        people.assign_facilitator(session, member.user.handle, by=somebody("coordinator"))
    parts = [session.parts.get(member=member) for member in (one, two)]
    results = at_once(*[lambda part=part: people.answer(session, by=part, yes=True) for part in parts])
    assert not [
        result for result in results if isinstance(result, Exception) and not isinstance(result, WrongStep)
    ]
    assert session.parts.joined().filter(role=Role.FACILITATOR).count() == 1


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_presenter_hides_while_the_facilitator_moves__nobody_waits_for_good():
    for _round in range(3):
        session = gathered()
        part, presenter = part_of(session, Role.FACILITATOR), member_of(session, Role.PRESENTER)
        results = at_once(
            lambda part=part, session=session: life.go_on(session, by=part, to=Phase.QUESTIONS),
            lambda presenter=presenter: hide(presenter, actor_id=None),
        )
        assert not isinstance(results[1], Exception)
        assert fresh(session).phase == Phase.ENDED
