"""Words for everybody: both agree to exactly these, and the page says these and nothing else."""

import pytest

from campaigns.clinic import keeping, public
from campaigns.clinic.states import Phase, Role, WrongStep
from campaigns.models import ClinicSummary, UpdatePage
from directory.profiles.erasing import erase
from directory.profiles.hiding import hide
from directory.states import By
from editorial.models import SignOff
from editorial.release import ReleaseBlocked, missing, missing_conditions
from editorial.signing import SignOffRefused
from tests.actions import edit, request_changes, sign_off, signer_of, somebody, submit_for_sign_off
from tests.actions import fresh as fresh_page
from tests.campaigns.actions import released_campaign
from tests.factories import MemberFactory

from .acts import address, agree, brought_to, browser, fresh, member_of, part_of, words_for_all

pytestmark = pytest.mark.django_db
SECRET = "sandpiper of the quay"


@pytest.fixture
def campaign():
    return released_campaign(title="The quay")


@pytest.fixture
def session(db):
    return brought_to(Phase.SUMMARY, title=SECRET, about=SECRET, stuck=SECRET)


def agreed(session, campaign, **words):
    """A page that waits for its sign-off."""
    words_for_all(session, campaign, **words)
    for role in public.AGREED:
        agree(session, role)
    return UpdatePage.objects.get()


def signed(page):
    while page.current_workflow_task_state:
        page = sign_off(page, by=signer_of(page))
    return page


# Denials ------------------------------------------------------------------------------------------------


def test_words__are_drafted_by_the_facilitator_alone_and_agreed_to_by_the_two(session, campaign):
    for role in (Role.PRESENTER, Role.ADVISER):
        with pytest.raises(WrongStep):
            public.draft(session, by=part_of(session, role), title="No")
    words_for_all(session, campaign)
    with pytest.raises(WrongStep):
        agree(session, Role.ADVISER)
    for role in public.AGREED:
        with pytest.raises(WrongStep, match="changed"):
            public.agree(session, by=part_of(session, role), to="another seal")
    agree(session, Role.PRESENTER)
    assert not UpdatePage.objects.exists()


def test_one_agreement__makes_no_page_and_a_changed_word_asks_both_again(session, campaign):
    words_for_all(session, campaign)
    agree(session, Role.PRESENTER)
    words_for_all(session, campaign, title="Another title")
    agree(session, Role.FACILITATOR)
    assert not UpdatePage.objects.exists()
    agree(session, Role.PRESENTER)
    assert UpdatePage.objects.get().title == "Another title"


def test_the_two__sign_nothing_of_it(campaign):
    approver = MemberFactory(user=somebody("kenya-approver"))
    session = brought_to(Phase.SUMMARY, member=approver)
    page = agreed(session, campaign)
    with pytest.raises(SignOffRefused):
        sign_off(page, by=approver.user)
    assert not SignOff.objects.filter(translation_key=page.translation_key).exists()


def test_desk_that_writes_other_words__gets_them_signed_but_not_released(session, campaign):
    page = agreed(session, campaign)
    assert not missing_conditions(page.get_latest_revision_as_object())
    page = request_changes(page, by=somebody("kenya-approver"), comment="Shorter, please.")
    page = edit(page, by=somebody("kenya-editor"), standfirst="Other words.")
    page = signed(submit_for_sign_off(page, by=somebody("kenya-editor")))
    assert not page.live
    reasons = missing(page.get_latest_revision_as_object())
    assert reasons == ["the agreement of the two people of the clinic to exactly these words"]
    with pytest.raises(ReleaseBlocked):
        page.get_latest_revision().publish()


# What goes ------------------------------------------------------------------------------------------------


def test_both_agree__a_draft_with_these_words_alone_comes_to_the_sign_off_and_is_released(session, campaign):
    page = agreed(session, campaign)
    assert not page.live
    assert page.owner is None
    assert page.region == campaign.region
    assert page.get_parent().specific == campaign
    content = str(page.latest_revision.content) + page.slug
    assert SECRET not in content
    assert "Ask one." in content
    for role in Role:
        assert member_of(session, role).user.handle not in content
    page = signed(page)
    assert page.live
    assert "public already" in withdrawn(session, Role.PRESENTER)
    assert fresh_page(page).live


def withdrawn(session, role) -> str:
    answer = browser(member_of(session, role)).post(
        address("public", session), {"withdraw": "1"}, follow=True
    )
    return answer.content.decode()


@pytest.mark.parametrize("role", public.AGREED)
def test_one_withdraws__nothing_is_left_on_the_desk(session, campaign, role):
    page = agreed(session, campaign)
    withdrawn(session, role)
    assert not UpdatePage.objects.exists()
    summary = ClinicSummary.objects.get()
    assert summary.translation_key is None
    assert public.has_agreed(summary, role) is False
    agree(session, role)
    assert UpdatePage.objects.get().translation_key != page.translation_key


def test_presenter_hides__the_gate_keeps_it_and_the_next_run_takes_it_back(session, campaign):
    page = agreed(session, campaign)
    hide(member_of(session, Role.PRESENTER), actor_id=None)
    assert public.both_agree_to_these_words(page.get_latest_revision_as_object())
    keeping.keep()
    assert not UpdatePage.objects.exists()


def test_presenter_is_erased__public_words_stay_and_no_account_stands_beside_them(session, campaign):
    page = signed(agreed(session, campaign))
    erase(member_of(session, Role.PRESENTER), by=By.OWNER)
    keeping.keep()
    assert fresh_page(page).live
    summary = ClinicSummary.objects.get()
    assert (summary.title, summary.text, summary.authors, summary.session) == ("", "", "", None)


def test_screens__carry_two_people_from_a_draft_to_the_sign_off(session, campaign):
    sent = {
        "title": "Asked",
        "standfirst": "Twice.",
        "text": "One\n\nTwo",
        "campaign": campaign.translation_key,
    }
    facilitator, presenter = (
        browser(member_of(session, role)) for role in (Role.FACILITATOR, Role.PRESENTER)
    )
    where = address("public", session)
    facilitator.post(where, {**sent, "save": "1"})
    for one in (facilitator, presenter):
        seal = one.get(where).context["seal"]
        page = one.post(where, {"agree": "1", "seal": seal}, follow=True)
    assert "waits for the sign-off" in page.content.decode()
    assert UpdatePage.objects.get().current_workflow_state
    assert fresh(session).phase == Phase.SUMMARY
