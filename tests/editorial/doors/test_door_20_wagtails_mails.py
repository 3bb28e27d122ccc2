"""Wagtail's workflow and comment mails carry titles and text, sent by separate code."""

import pytest
from django.core import mail
from django.test import RequestFactory, override_settings
from wagtail.models import Comment, PageSubscription
from wagtail.users.models import UserProfile

from editorial.admin_pages import Edit
from safekeeping.models import OutboxMessage
from tests.actions import request_changes, sign_off, signer_of, somebody, submit_for_sign_off, write_story
from tests.factories import Person

pytestmark = pytest.mark.django_db

SECRET = "The village by the river"


def everything_sent() -> str:
    posted = OutboxMessage.objects.all()
    sent = [f"{message.subject}\n{message.body}" for message in mail.outbox]
    return "\n".join([*sent, *(f"{message.subject}\n{message.body}" for message in posted)])


@pytest.fixture
def wants_everything():
    """People whose preferences ask Wagtail for every mail it has."""
    for handle in ("kenya-editor", "kenya-approver", "kenya-safety", "kenya-lead"):
        profile = UserProfile.get_for_user(somebody(handle))
        profile.submitted_notifications = profile.approved_notifications = True
        profile.rejected_notifications = profile.updated_comments_notifications = True
        profile.save()
    Person(handle="root", is_superuser=True)


@override_settings(WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS=True)
def test_workflow__mails_no_title_and_no_comment(wants_everything, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        story = submit_for_sign_off(write_story(title=SECRET), by=somebody("kenya-editor"))
        story = request_changes(story, by=somebody("kenya-approver"), comment=f"{SECRET} is named.")
        story = submit_for_sign_off(story, by=somebody("kenya-editor"))
        while story.current_workflow_task_state:
            story = sign_off(story, by=signer_of(story))
    assert "river" not in everything_sent()
    # What is left went through the outbox, with neutral words.
    assert {message.template for message in OutboxMessage.objects.all()} >= {
        "sign_off_waits",
        "changes_requested",
    }
    assert len(mail.outbox) <= OutboxMessage.objects.count()


def test_comments__are_on_no_form(attack, wants_everything):
    story = write_story(title=SECRET)
    PageSubscription.objects.create(page=story, user=somebody("kenya-lead"), comment_notifications=True)
    editor = attack(somebody("kenya-editor"))
    assert "comments-TOTAL_FORMS" not in editor.form(story)
    counts = {f"comments-{name}_FORMS": number for name, number in (("TOTAL", "1"), ("INITIAL", "0"))}
    words = {"comments-0-text": f"{SECRET}: too exact.", "comments-0-contentpath": "title"}
    editor.edit(story, **counts, **words)
    assert not Comment.objects.exists() and mail.outbox == []


def test_comments__would_not_be_mailed_where_a_later_page_type_has_them(wants_everything):
    story = write_story(title=SECRET)
    PageSubscription.objects.create(page=story, user=somebody("kenya-lead"), comment_notifications=True)
    view = Edit()
    view.page, view.request = story, RequestFactory().get("/")
    view.request.user = somebody("kenya-editor")
    new = [Comment(page=story, user=somebody("kenya-editor"), text=SECRET, contentpath="title")]
    changes = {
        name: [] for name in ("deleted_comments", "resolved_comments", "edited_comments", "new_replies")
    }
    view.send_commenting_notifications({**changes, "new_comments": new})
    assert mail.outbox == []
