"""Denials in the admin are redirects to `/admin/`, not 403, and nothing rolls back: every page address is
tried, and the database looked at."""

import pytest
from django.apps import apps
from django.urls import get_resolver, reverse
from wagtail.models import Page

from tests.actions import (
    NO_BLOCKS,
    fresh,
    released_story,
    somebody,
    structure,
    submit_for_sign_off,
    write_story,
)
from tests.editorial.doors.attack import person, public, row

pytestmark = pytest.mark.django_db

OTHERS = ["macedonia-editor", "macedonia-approver", "macedonia-lead", "sw-reviewer", "root"]
# What may change by looking: sessions, who is on a page, Wagtail's subscriptions and profiles.
BOOKKEEPING = {
    "sessions.Session",
    "wagtailadmin.EditingSession",
    "wagtailusers.UserProfile",
    "accounts.User",
    "regions.Mandate",
    "django_tasks_database.DBTaskResult",
}


def rows() -> dict:
    """How many rows every table has."""
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model._meta.label not in BOOKKEEPING and not model._meta.proxy
    }


def page_addresses(page, step, target) -> list[str]:
    """Every address of Wagtail's page views, with the page put into it."""
    known = {
        "page_id": page.pk,
        "pk": page.pk,
        "page_to_move_id": page.pk,
        "parent_page_id": page.get_parent().pk,
        "destination_id": target.pk,
        "revision_id": page.latest_revision_id,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "action_name": "approve",
        "task_state_id": step.pk if step else 1,
        "task_id": step.task_id if step else 1,
        "workflow_state_id": step.workflow_state_id if step else 1,
        "content_type_app_name": "stories",
        "content_type_model_name": "storypage",
        "app_label": "stories",
        "model_name": "storypage",
    }
    namespace = get_resolver().namespace_dict["wagtailadmin_pages"][1]
    addresses = []
    for name in {key for key in namespace.reverse_dict if isinstance(key, str)}:
        for _pattern, parameters in (entry for entry in namespace.reverse_dict.getlist(name)[0][0]):
            kwargs = {parameter: known[parameter] for parameter in parameters}
            addresses.append(reverse(f"wagtailadmin_pages:{name}", kwargs=kwargs))
    assert len(addresses) > 30
    return sorted(set(addresses))


FORM = {
    "title": "Taken over",
    "slug": "taken-over",
    "standfirst": "Taken over.",
    **NO_BLOCKS,
    "comment": "Fine.",
    "new_title": "Taken over",
    "new_slug": "taken-over",
    "confirm_site_name": "Civic Charter Community",
    "restriction_type": "login",
    "include_descendants": "on",
    "action-publish": "1",
}


@pytest.mark.parametrize("handle", OTHERS)
@pytest.mark.parametrize("state", ["draft", "waiting", "public"])
def test_every_page_address__changes_nothing_for_others(attack, handle, state):
    target = structure("fr")
    story = released_story() if state == "public" else write_story()
    if state == "waiting":
        story = submit_for_sign_off(story, by=somebody("kenya-editor"))
    who = person(handle)
    client = attack(who)
    client.get("wagtailadmin_home")
    before = row(story), rows(), public()
    for address in page_addresses(story, story.current_workflow_task_state, target):
        client.post_to(address, {**FORM, "new_parent_page": story.get_parent().pk})
    assert (row(story), rows(), public()) == before


@pytest.mark.parametrize("handle", OTHERS)
def test_every_page_address__tells_nothing_of_a_draft_to_others(attack, handle):
    target = structure("fr")
    secret = "The village by the river"
    story = submit_for_sign_off(write_story(title=secret), by=somebody("kenya-editor"))
    client = attack(person(handle)).client
    for address in page_addresses(story, story.current_workflow_task_state, target):
        answer = client.get(address)
        assert answer.status_code < 500, address
        assert secret not in answer.content.decode(), address


def test_attack__reaches_the_views_at_all(attack):
    """The proof that the tests of this folder do not pass because every request is turned away."""
    story = write_story()
    answer = attack(somebody("kenya-editor")).edit(story, ask="Write to them.")
    assert answer.status_code == 302
    assert fresh(story).get_latest_revision_as_object().ask == "Write to them."
    denied = attack(somebody("macedonia-editor")).get("wagtailadmin_pages:edit", story.pk)
    assert (denied.status_code, denied.url) == (302, "/admin/")
    assert Page.objects.filter(pk=story.pk).exists()
