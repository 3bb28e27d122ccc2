"""Every way in which a public page ends, and that none of them tells that it ever was."""

import re
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import PageLogEntry

from directory.joining import suspending
from directory.lifecycle import move
from directory.models import Agreement, Member, OpenProfile, PublicProfilePage
from directory.profiles import choosing, hiding
from directory.profiles.erasing import erase
from directory.profiles.photo import keep, painted
from directory.public_page import closing
from directory.public_page.closing import close, close_unwanted
from directory.states import By, State
from editorial import release, takedown
from editorial.models import Placement, PublicAddress
from tests.actions import fresh, sign_off, somebody
from tests.directory.profiles.test_photo import picture
from tests.directory.public_page.acts import (
    NAME,
    TEXT,
    committed,
    directory_page,
    open_member,
    public_page,
    send_page,
    sign_all,
)

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "fr", "ar")
NEVER_GIVEN = "zzzzzzzzzz"  # as long as a slug, with a letter that none holds twice in a row


def away(member: Member) -> None:
    """Nobody came for a hundred days."""
    Member.objects.filter(pk=member.pk).update(last_seen_on=timezone.now().date() - timedelta(days=100))
    call_command("keep_members", verbosity=0)


def placement_of(member: Member) -> Placement:
    return Placement.objects.get(translation_key=OpenProfile.objects.get(member=member).translation_key)


def by_the_region(member: Member) -> None:
    takedown.take_down(placement_of(member), by=somebody("kenya-editor"), reason="A mistake of ours.")


def by_a_shell(member: Member) -> None:
    placement_of(member).pages()[0].unpublish()


WAYS = {
    "the member's own press": close,
    "another visibility": lambda m: choosing.choose(m, "members", choosing.of_preset("members"), yes_to=""),
    "invisible": lambda m: choosing.choose(m, "invisible", choosing.of_preset("invisible"), yes_to=""),
    "panic hide": lambda m: hiding.hide(m, actor_id=m.user_id),
    "suspension": lambda m: suspending.suspend(m, "rules", by=somebody("kenya-lead")),
    "seal": lambda m: move(m, State.SEALED, by=By.SITE),
    "absence": away,
    "erasure": lambda m: erase(m, by=By.OWNER),
    "the region": by_the_region,
    "a shell": by_a_shell,
}


def answer(client, address: str) -> tuple:
    """Status, headers and bytes, with the part of the address that was asked for taken out."""
    response = client.get(address)
    slug = address.rstrip("/").rpartition("/")[2]
    headers = {name: value for name, value in response.items() if name not in ("Expires", "Last-Modified")}
    return response.status_code, headers, response.content.replace(slug.encode(), b"")


@pytest.mark.parametrize("way", WAYS)
def test_closed__it_answers_in_the_bytes_of_an_address_that_never_was(client, way):
    member = open_member()
    page = public_page(member)
    assert client.get(f"/en/directory/{page.slug}/").status_code == 200
    with committed():
        WAYS[way](member)
    closed = answer(client, f"/en/directory/{page.slug}/")
    assert closed[0] == 404
    assert closed == answer(client, f"/en/directory/{NEVER_GIVEN}/")
    assert not PublicProfilePage.objects.live().exists()


def test_closed__it_is_gone_in_every_language_and_for_readers_of_others(client):
    member = open_member()
    page = public_page(member, "fr")
    directory_page("ar")
    for language in LANGUAGES:
        assert client.get(f"/{language}/directory/{page.slug}/").status_code == 200
    with committed():
        hiding.hide(member, actor_id=member.user_id)
    for language in LANGUAGES:
        closed = answer(client, f"/{language}/directory/{page.slug}/")
        assert closed[0] == 404
        assert closed == answer(client, f"/{language}/directory/{NEVER_GIVEN}/")


@pytest.mark.parametrize("way", [way for way in WAYS if way not in ("the region", "a shell")])
def test_closed__the_history_gives_one_reason_and_no_name(way):
    member = open_member()
    page = public_page(member)
    with committed():
        WAYS[way](member)
    entries = PageLogEntry.objects.filter(
        page=page.pk, action__in=["editorial.takedown", "wagtail.unpublish"]
    )
    reasons = {(entry.data.get("reason"), entry.user_id) for entry in entries}
    assert reasons == (set() if way == "erasure" else {("closed", None)})


@pytest.mark.parametrize("way", [way for way in WAYS if way not in ("the region", "a shell")])
def test_closed__no_signature_of_before_brings_it_back(way):
    member = open_member()
    public_page(member)
    with committed():
        WAYS[way](member)
    assert not Agreement.objects.exists()
    for placement in Placement.objects.all():
        assert release.release_content(placement) == []


def test_hidden_and_shown_again__it_stays_closed_until_it_was_sent_and_signed_anew(client):
    member = open_member()
    page = public_page(member)
    hiding.hide(member, actor_id=member.user_id)
    hiding.show_again(member, actor_id=member.user_id)
    address = f"/en/directory/{page.slug}/"
    assert client.get(address).status_code == 404
    again = send_page(member)
    assert client.get(address).status_code == 404
    sign_all(again)
    assert client.get(address).status_code == 200


def test_rest__leaves_it_public(client):
    member = open_member()
    page = public_page(member)
    hiding.rest(member, actor_id=member.user_id)
    assert client.get(f"/en/directory/{page.slug}/").status_code == 200


def test_closing_while_it_waits__stops_the_sign_off():
    member = open_member()
    directory_page()
    page = sign_off(send_page(member), by=somebody("kenya-approver"))
    assert close(member)
    page = fresh(page)
    assert not page.live
    assert not page.workflow_in_progress
    assert not close(member)  # a second press changes nothing
    assert PageLogEntry.objects.filter(page=page.pk, action="editorial.takedown").count() == 1


def test_a_takedown_that_fails__hides_the_member_and_shows_nobody(client, monkeypatch):
    """The one thing that must not happen: somebody who hid is read all the same."""
    member = open_member()
    page = public_page(member)

    def fail(*args, **kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(closing, "bring_down", fail)
    hiding.hide(member, actor_id=member.user_id)
    assert Member.objects.get(pk=member.pk).state == "hidden"
    assert fresh(page).live
    address = f"/en/directory/{page.slug}/"
    assert answer(client, address) == answer(client, f"/en/directory/{NEVER_GIVEN}/")
    assert NAME not in client.get("/en/directory/").content.decode()
    monkeypatch.undo()
    call_command("keep_members", verbosity=0)
    assert not fresh(page).live
    assert close_unwanted() == 0


def test_the_region_took_it_down__the_member_is_told_and_can_send_it_again(client):
    member = open_member()
    public_page(member)
    with committed():
        by_the_region(member)
    assert member.notices.first().kind == "page_taken_down"
    client.force_login(member.user)
    assert "taken down" in client.get("/en/directory/me/public-page/").content.decode()
    assert sign_all(send_page(member)).live


def test_closed_by_the_member__is_no_news_to_them():
    member = open_member()
    public_page(member)
    before = member.notices.count()
    with committed():
        close(member)
    assert member.notices.count() == before


def photograph(member: Member) -> None:
    upload = picture()
    keep(member, painted(upload, upload.name))
    member.refresh_from_db()


def test_photograph__goes_with_the_page_in_every_size(client):
    member = open_member()
    photograph(member)
    page = public_page(member, with_photo=True, photo_alt="A person at a window")
    shown = get_image_model().objects.get()
    names = [shown.file.name, shown.get_rendition("fill-480x320").file.name]
    assert shown.uploaded_by_user is None
    assert page.hero_id == shown.pk
    assert [client.get(f"/files/{name}").status_code for name in names] == [200, 200]
    with committed():
        close(member)
    assert [client.get(f"/files/{name}").status_code for name in names] == [404, 404]
    assert not get_image_model().objects.exists()
    assert [default_storage.exists(name) for name in names] == [False, False]


def test_erasure__leaves_no_page_no_address_and_no_text(client):
    member = open_member()
    page = public_page(member, "fr")
    with committed():
        erase(member, by=By.OWNER)
    assert not PublicProfilePage.objects.exists()
    assert not OpenProfile.objects.exists()
    assert not PublicAddress.objects.filter(translation_key=page.translation_key).exists()
    assert not PageLogEntry.objects.filter(page=page.pk).exists()
    assert not re.search(TEXT, str(list(PageLogEntry.objects.values_list("label", "data"))))
