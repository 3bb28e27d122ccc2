"""Who may give a draft to somebody outside, what is kept of it, and the screen."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from wagtail.models import Page

from editorial.models import PreviewLink
from editorial.preview_links.making import make_link
from safekeeping.models import AuditEvent
from tests.actions import edit, fresh, released_story, somebody, start_translation, structure, write_story
from tests.editorial.doors.attack import signed_in
from tests.editorial.people import EVERYBODY, IN_KENYA, OF_LANGUAGES, without_rights
from tests.factories import locale

from .acts import PURPOSE, give_out, in_days, look, opens, the_link

pytestmark = pytest.mark.django_db


def screen(page) -> str:
    return f"/admin/content/{page.pk}/preview-links/"


def changed_story():
    """A public story of Kenya with a newer draft, and its French draft."""
    story = released_story()
    french = start_translation(story, "fr")
    return edit(story, by=somebody("kenya-editor"), ask="Write to the ferryman."), french


def test_make__denied_to_all_but_the_people_of_the_page():
    story, french = changed_story()
    allowed = {story: IN_KENYA, french: [*IN_KENYA, *OF_LANGUAGES]}
    for page, words in allowed.items():
        others = [somebody(word) for word in [*EVERYBODY, "ar-translator"] if word not in words]
        for person in [*others, *without_rights(words[0])]:
            with pytest.raises(PermissionDenied):
                make_link(page, by=person, purpose=PURPOSE)
            signed_in(person).post(screen(page), {"purpose": PURPOSE})
    assert not PreviewLink.objects.exists()
    for page, words in allowed.items():
        for word in words:
            make_link(page, by=somebody(word), purpose=PURPOSE)
    assert PreviewLink.objects.count() == 4 + 6


def test_make__coordinators_only_for_pages_of_the_network():
    index = edit(structure(), by=somebody("coordinator"), title="Stories of this year")
    assert give_out(index, by=somebody("coordinator"))
    with pytest.raises(PermissionDenied):
        make_link(index, by=somebody("kenya-editor"), purpose=PURPOSE)


def test_revoke__denied_outside_the_region_and_the_language():
    story, french = changed_story()
    for page in (story, french):
        give_out(page)
    for page, may in ((story, IN_KENYA), (french, [*IN_KENYA, *OF_LANGUAGES])):
        link = PreviewLink.objects.get(page_id=page.pk)
        for word in [*EVERYBODY, "ar-translator"]:
            if word not in [*may, "coordinator", "everywhere-safety"]:  # the safe direction
                signed_in(somebody(word)).post(screen(page), {"revoke": link.pk})
        for person in without_rights("kenya-editor"):
            signed_in(person).post(screen(page), {"revoke": link.pk})
    assert PreviewLink.objects.open().count() == 2


def test_revoke__never_through_the_screen_of_another_page():
    story, _french = changed_story()
    give_out(story)
    other = write_story(code="macedonia")
    signed_in(somebody("macedonia-editor")).post(screen(other), {"revoke": the_link().pk})
    assert the_link().is_running


def test_make__refuses_no_purpose_and_what_everybody_can_read():
    story = released_story()
    with pytest.raises(ValidationError):
        make_link(story, by=somebody("kenya-editor"), purpose=PURPOSE)
    draft = edit(story, by=somebody("kenya-editor"), ask="Write.")
    with pytest.raises(ValidationError):
        make_link(draft, by=somebody("kenya-editor"), purpose="  ")
    assert not PreviewLink.objects.exists()


def test_what_is_kept__holds_neither_token_nor_purpose_in_clear():
    address = give_out(write_story())
    token = address.split("/")[3]
    assert len(token) >= 22  # 128 bits in URL-safe base64
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM editorial_previewlink")
        row = str(cursor.fetchall())
    assert token not in row and PURPOSE not in row
    assert the_link().purpose == PURPOSE
    event = AuditEvent.objects.get(event="preview_link.made")
    assert event.actor_id == somebody("kenya-editor").pk
    assert set(event.facts) == {"page", "revision"}


def test_the_screen__makes_lists_and_revokes():
    story = write_story(title="The ferry")
    editor = signed_in(somebody("kenya-editor"))
    assert f'href="{screen(story)}"' in editor.get(f"/admin/pages/{story.pk}/edit/").content.decode()
    assert screen(story) not in signed_in(somebody("macedonia-editor")).get("/admin/pages/").content.decode()
    assert not PreviewLink.objects.exists()
    editor.post(screen(story), {"purpose": "   "})
    editor.post(screen(story), {"purpose": "turned \u202e round"})
    assert not PreviewLink.objects.exists()
    made = editor.post(screen(story), {"purpose": PURPOSE})
    address = re.search(r"http://testserver(/en/preview/[^/]+/)", made.content.decode()).group(1)
    assert "no-store" in made["Cache-Control"]
    assert opens(address)
    listed = editor.get(screen(story)).content.decode()
    assert address not in listed and address.split("/")[3] not in listed
    assert PURPOSE in listed and "4 openings left" in listed
    editor.post(screen(story), {"revoke": the_link().pk})
    assert not opens(address)
    assert "revoked: by hand" in editor.get(screen(story)).content.decode()
    told = editor.get(f"/admin/content/{story.pk}/history/").content.decode()
    for words in ("made a preview link", "Somebody opened a preview link", "revoked a preview link"):
        assert words in told


def test_the_list__says_why_a_link_is_over():
    story = write_story()
    used, old = give_out(story), give_out(story)
    for _time in range(5):
        assert opens(used)
    editor = signed_in(somebody("kenya-editor"))
    assert "opened as often as it may be" in editor.get(screen(story)).content.decode()
    with in_days(8):
        assert not opens(old)
        editor = signed_in(somebody("kenya-editor"))
        assert editor.get(screen(story)).content.decode().count("its time is over") == 2


def test_a_version_that_was_given_out__is_not_written_over_by_the_editor():
    story = write_story(standfirst="As it was told.")
    address, given = give_out(story), story.latest_revision
    page = story.get_latest_revision_as_object()
    page.standfirst = "As somebody improved it."
    page.save_revision(user=somebody("kenya-editor"), overwrite_revision=given)
    assert fresh(story).latest_revision_id != given.pk
    assert "As it was told." in look(address).content.decode()


def test_locale_of_the_address__is_that_of_the_page():
    _story, french = changed_story()
    assert french.locale == locale("fr")
    assert give_out(french).startswith("/fr/preview/")
    assert Page.objects.get(pk=french.pk).live is False
