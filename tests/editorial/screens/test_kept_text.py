"""An ended sign-in loses no text."""

import pytest
from django.test import Client

from tests.actions import fresh, sign_offs, somebody, submit_for_sign_off, write_story
from tests.editorial.screens.conftest import address

WORDS = "Forty families wrote down “what they paid”.\nAll of it."


def editor_of(story):
    return address("wagtailadmin_pages:edit", story.pk)


def form_of(story, **fields) -> dict:
    return {"title": story.title, "slug": story.slug, "standfirst": WORDS, "action-save": "1", **fields}


def test_text__of_a_stranger_is_not_saved(client, db):
    story = write_story()
    before = story.latest_revision_id
    client.post(editor_of(story), form_of(story))
    assert fresh(story).latest_revision_id == before


def test_text__comes_back_in_the_page_when_the_sign_in_has_ended(client, db):
    story = write_story()
    answer = client.post(editor_of(story) + "?next=/admin/", form_of(story, title="<b>New</b>"))
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Forty families wrote down “what they paid”.\nAll of it." in page
    assert "&lt;b&gt;New&lt;/b&gt;" in page
    assert f'action="{editor_of(story)}?next=/admin/"' in page
    assert "/accounts/login/?next=/admin/" in page
    assert "no-store" in answer["Cache-Control"]
    assert 'autocomplete="off"' in page


def test_text__is_kept_in_no_session_and_no_cookie(client, db):
    answer = client.post(editor_of(write_story()), {"standfirst": WORDS})
    assert set(answer.cookies) <= {"csrftoken"}


def test_comment__of_a_signer_comes_back_too(client, db):
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    answer = client.post(address("sign_off", story.pk), {"answer": "reject", "comment": WORDS})
    assert "Forty families" in answer.content.decode()
    assert not sign_offs().exists()
    assert fresh(story).workflow_in_progress


def test_text__is_saved_after_signing_in_again(client, desk, whole_form):
    story = write_story()
    client.post(editor_of(story), form_of(story))
    again = desk(somebody("kenya-editor"))
    answer = client.post(editor_of(story), whole_form(again, story) | {"standfirst": WORDS})
    assert answer.status_code == 302
    assert fresh(story).get_latest_revision_as_object().standfirst.replace("\r", "") == WORDS


def test_text__sent_with_the_token_of_the_session_before_comes_back_with_a_new_one(db, desk):
    story = write_story()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(somebody("kenya-editor"))
    answer = strict.post(editor_of(story), form_of(story), headers={"Sec-Fetch-Site": "same-origin"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Forty families" in page
    assert "You signed in again" in page
    assert "csrfmiddlewaretoken" in page


@pytest.mark.parametrize("said", ["cross-site", "same-site", "none", None])
def test_text__from_elsewhere_is_refused_and_not_handed_on(db, said):
    story = write_story()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(somebody("kenya-editor"))
    headers = {"Sec-Fetch-Site": said} if said else {}
    answer = strict.post(editor_of(story), form_of(story), headers=headers)
    assert answer.status_code == 403
    assert "Forty families" not in answer.content.decode()


def test_password__is_never_handed_back(client, db):
    answer = client.post("/admin/login/", {"login": "kenya-editor", "password": "secret words"})
    assert "secret words" not in answer.content.decode()


def test_scripts__are_told_instead_of_given_a_page(client, db):
    answer = client.post(
        editor_of(write_story()), {"standfirst": WORDS}, headers={"Accept": "application/json"}
    )
    assert "Forty families" not in answer.content.decode()


def test_ping__tells_only_the_signed_in(client, desk):
    ajax = {"X-Requested-With": "XMLHttpRequest"}
    assert client.get(address("still_signed_in"), headers=ajax).status_code == 403
    desk(somebody("kenya-editor"))
    answer = client.get(address("still_signed_in"), headers=ajax)
    assert answer.json()["signed_in"] is True
    assert "no-store" in answer["Cache-Control"]


def test_inline_scripts__are_allowed_below_admin_only(client, desk):
    assert "unsafe-inline" in desk(somebody("kenya-editor")).open("queue")["Content-Security-Policy"]
    assert "unsafe-inline" not in client.get("/accounts/login/").headers["Content-Security-Policy"]


def test_preview__may_be_framed_by_this_site_alone_and_stays_strict(desk):
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    answer = desk(somebody("kenya-approver")).open("text", story.pk)
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
