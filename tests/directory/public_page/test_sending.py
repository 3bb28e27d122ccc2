"""From the member's words to a page that everybody reads: nobody writes but the member, nobody signs but the
region, and nobody in between learns whose page it is."""

import pytest
from wagtail.models import Page, PageLogEntry, Revision, WorkflowState

from directory.models import Agreement, OpenProfile, PublicProfilePage
from directory.public_page.draft import profile_of, seal_of
from directory.public_page.sending import NotSent, send, take_back
from editorial import release, signing
from editorial.models import Contribution
from editorial.submission import SubmissionRefused, submit_for_sign_off, submit_unnamed
from tests.actions import SAFETY_CHECKLIST, edit, fresh, request_changes, sign_off, somebody
from tests.directory.public_page.acts import (
    NAME,
    TEXT,
    committed,
    directory_page,
    open_member,
    public_page,
    send_page,
    sign_all,
    write,
)
from tests.factories import MemberFactory, hold

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _directory():
    directory_page()


@pytest.mark.parametrize("preset", ["invisible", "members"])
def test_sending__is_denied_unless_the_member_is_open(preset):
    member = open_member(preset=preset)
    write(member)
    with pytest.raises(NotSent, match="Open"):
        send(member, agreed_to=seal_of(profile_of(member)))
    assert not PublicProfilePage.objects.exists()
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("state", ["provisional", "hidden", "sealed", "suspended"])
def test_sending__is_denied_in_every_state_that_shows_nothing(state):
    member = open_member(**{state: True})
    write(member)
    with pytest.raises(NotSent):
        send(member, agreed_to=seal_of(profile_of(member)))
    assert not PublicProfilePage.objects.exists()


def test_sending__is_denied_for_words_that_changed_since_they_were_read():
    member = open_member()
    seal = seal_of(write(member))
    write(member, text="Other words of another window.")
    with pytest.raises(NotSent, match="changed"):
        send(member, agreed_to=seal)
    assert not PublicProfilePage.objects.exists()


def test_sending__twice_makes_one_page_and_one_sign_off():
    member = open_member()
    page = send_page(member)
    with pytest.raises(NotSent, match="waits"):
        send(member, agreed_to=seal_of(profile_of(member)))
    assert PublicProfilePage.objects.count() == 1
    assert WorkflowState.objects.for_instance(page).count() == 1


@pytest.mark.parametrize(
    "mandate", ["kenya-editor", "kenya-lead", "kenya-approver", "kenya-safety", "coordinator"]
)
def test_nobody_of_the_team__writes_copies_moves_or_deletes_it(mandate):
    rights = send_page(open_member()).permissions_for_user(somebody(mandate))
    assert not rights.writes_here()
    assert not rights.can_copy()
    assert not rights.can_move()
    assert not rights.can_delete()
    assert not rights.can_publish()
    assert not rights.can_make_preview_links()


def test_an_editor__cannot_submit_it_in_place_of_its_member():
    member = open_member()
    page = send_page(member)
    take_back(member)
    with pytest.raises(SubmissionRefused):
        submit_for_sign_off(page, by=somebody("kenya-editor"))
    assert not fresh(page).workflow_in_progress


def test_words_that_an_editor_put_in__are_signed_by_everybody_and_public_for_nobody():
    """Around every screen, with a shell: the member agreed to other words."""
    page = send_page(open_member())
    page.current_workflow_state.cancel(user=None)
    page = edit(page, by=somebody("kenya-editor"), text="Words of somebody else.")
    submit_unnamed(page)
    sign_all(fresh(page))
    page = fresh(page)
    assert not page.live
    assert not release.missing_signatures(page.get_latest_revision_as_object())
    assert release.missing(page.get_latest_revision_as_object()) == [
        "the agreement of the person who wrote it"
    ]


def test_page__is_public_after_region_and_safety_and_not_before(client):
    page = send_page(open_member())
    address = f"/en/directory/{page.slug}/"
    assert client.get(address).status_code == 404
    page = sign_off(page, by=somebody("kenya-approver"))
    assert client.get(address).status_code == 404
    page = sign_off(page, by=somebody("kenya-safety"))
    text = client.get(address).content.decode()
    assert page.live
    assert NAME in text
    assert TEXT in text
    assert "digital-security" in text
    assert "/en/directory/help/" in text


def test_member_who_is_an_approver__signs_nothing_of_their_own():
    """Four eyes: the member is its author, though no row of the page names them."""
    member = open_member()
    hold(member.user, "kenya-approver")
    hold(member.user, "kenya-safety")
    page = send_page(member)
    for _step in ("region", "safety"):
        with pytest.raises(signing.SignOffRefused, match="You contributed"):
            signing.sign_off(page, by=member.user, checklist=SAFETY_CHECKLIST)
        page = sign_off(page, by=somebody("kenya-approver" if _step == "region" else "kenya-safety"))
    assert page.live


def test_no_row_of_the_page__names_the_member():
    member = open_member()
    page = sign_all(send_page(member))
    mine = member.user_id
    assert page.owner_id is None
    assert not Revision.objects.filter(user_id=mine).exists()
    assert not WorkflowState.objects.filter(requested_by_id=mine).exists()
    assert not PageLogEntry.objects.filter(user_id=mine).exists()
    assert not Contribution.objects.filter(user_id=mine).exists()
    content = "".join(str(revision.content) for revision in page.revisions.all())
    for betrayal in (member.public_id, member.user.handle, member.user.email):
        assert betrayal not in content


def test_address__says_nothing_of_the_name():
    first, second = send_page(open_member()), send_page(open_member())
    assert "acacia" not in first.slug
    assert first.slug != second.slug
    assert len(first.slug) == len(second.slug) == 10


def test_sent_back__the_comment_reaches_the_member_and_they_send_it_again(client):
    member = open_member()
    page = send_page(member)
    with committed():
        request_changes(page, by=somebody("kenya-approver"), comment="Please name no street.")
    assert member.notices.get().kind == "page_sent_back"
    client.force_login(member.user)
    text = client.get("/en/directory/me/public-page/").content.decode()
    assert "Please name no street." in text
    assert somebody("kenya-approver").handle not in text
    page = sign_all(send_page(member, text="I teach people."))
    assert page.live
    assert page.text == "I teach people."
    assert member.notices.first().kind == "page_signed"


def test_a_change__waits_while_everybody_reads_what_was_signed(client):
    member = open_member()
    page = public_page(member)
    changed = send_page(member, text="I teach, and I also listen.")
    address = f"/en/directory/{page.slug}/"
    assert TEXT in client.get(address).content.decode()
    assert "listen" not in client.get(address).content.decode()
    sign_all(changed)
    assert "listen" in client.get(address).content.decode()


def test_taking_back_a_change__leaves_the_public_words(client):
    member = open_member()
    page = public_page(member)
    send_page(member, text="I teach, and I also listen.")
    assert take_back(member)
    assert not take_back(member)
    page = fresh(page)
    assert page.live
    assert not page.workflow_in_progress
    assert Agreement.objects.count() == 1
    assert TEXT in client.get(f"/en/directory/{page.slug}/").content.decode()


def test_what_is_public__is_not_sent_again():
    member = open_member()
    page = public_page(member)
    with pytest.raises(NotSent, match="public just as it is"):
        send_page(member)
    assert page.revisions.count() == 1


def test_translation__stands_on_the_agreement_and_goes_when_the_words_changed(client):
    member = open_member()
    page = public_page(member, "fr")
    address = f"/fr/directory/{page.slug}/"
    assert f"[fr] {TEXT}" in client.get(address).content.decode()
    with committed():
        sign_all(send_page(member, text="I only listen now."))
    text = client.get(address).content.decode()
    assert TEXT not in text
    assert "I only listen now." in text


def test_two_members__have_a_page_each():
    pages = {send_page(open_member()).pk for _number in range(2)}
    assert len(pages) == 2
    assert Page.objects.type(PublicProfilePage).count() == 2
    assert OpenProfile.objects.exclude(translation_key=None).count() == 2


def test_somebody_without_a_draft__closes_nothing():
    assert not take_back(MemberFactory())
