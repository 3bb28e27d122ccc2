"""Several people at the same instant. Threads, on a SQLite file and on PostgreSQL."""

import pytest
from django.core.management import call_command
from wagtail.models import Page

from editorial import credits, takedown
from editorial.models import SignOff
from editorial.strike.matching import Wanted
from editorial.strike.service import strike
from stories.models import StoryPage
from tests.actions import (
    NO_BLOCKS,
    SAFETY_CHECKLIST,
    fresh,
    name_translator,
    release_structure,
    released_story,
    sign_off,
    somebody,
    structure,
    submit_for_sign_off,
    submit_translation,
    translate,
    write_story,
)
from tests.editorial.doors.attack import public, signed_in
from tests.factories import region
from tests.races import at_once, while_somebody_signs

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]


def approval(client, page, step):
    address = f"/admin/pages/workflow/action/{page.pk}/approve/{step.pk}/"
    return lambda: client.post(address, {"comment": "", **SAFETY_CHECKLIST}).status_code


def test_six_approvals_of_one_person__leave_one_sign_off():
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    step = story.current_workflow_task_state
    clients = [signed_in(somebody("kenya-approver")) for _ in range(6)]
    answers = at_once(*(approval(client, story, step) for client in clients))
    assert SignOff.objects.of(story).count() == 1, answers
    assert all(isinstance(answer, int) and answer < 500 for answer in answers), answers
    assert fresh(story).current_workflow_task_state.pk != step.pk


def test_six_approvals_of_six_people__leave_one_sign_off():
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    step = story.current_workflow_task_state
    roles = ["kenya-approver", "kenya-lead", "kenya-safety", "congo-approver", "fr-reviewer", "sw-reviewer"]
    clients = [signed_in(somebody("kenya-approver", *({role} - {"kenya-approver"}))) for role in roles]
    answers = at_once(*(approval(client, story, step) for client in clients))
    assert SignOff.objects.of(story).count() == 1, answers
    assert all(isinstance(answer, int) and answer < 500 for answer in answers), answers


@pytest.mark.parametrize("attempt", range(3))
def test_takedown_against_the_last_sign_off__leaves_nothing_public(attempt):
    release_structure()
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    story = sign_off(story, by=somebody("kenya-approver"))
    step = story.current_workflow_task_state
    last = approval(signed_in(somebody("kenya-safety")), story, step)

    def take_down():
        takedown.take_down(fresh(story).placement, by=somebody("kenya-lead"), reason="Danger.")

    down, signed = at_once(take_down, last)
    assert down is None, down
    assert isinstance(signed, int) and signed < 500, signed
    # Whichever came first: a takedown that came second took it down; one that came first ended the step.
    if story.pk in public():
        assert SignOff.objects.of(story).filter(withdrawal=None).count() == 2  # signed anew after it
        takedown.take_down(fresh(story).placement, by=somebody("kenya-lead"), reason="Danger.")
    call_command("release_due")
    assert story.pk not in public()


@pytest.mark.parametrize("attempt", range(3))
def test_takedown_against_the_release_command__leaves_nothing_public(attempt):
    story = released_story()
    page = fresh(story)
    at_once(
        lambda: takedown.take_down(page.placement, by=somebody("kenya-lead"), reason="Danger."),
        lambda: call_command("release_due"),
        lambda: call_command("release_due"),
    )
    assert story.pk not in public()
    call_command("verify_releases")


def test_eight_editors_adding_pages__make_eight_pages():
    index = structure()
    clients = [signed_in(somebody("kenya-editor", role)) for role in (
        "kenya-lead", "congo-editor", "congo-lead", "macedonia-editor",
        "macedonia-lead", "hongkong-editor", "hongkong-lead", "network-editor",
    )]  # fmt: skip
    for client in clients:
        client.get("/admin/")  # what is stored once a person is not part of the race

    def add(client, number):
        data = {
            "title": f"Story {number}",
            "slug": f"story-{number}",
            "standfirst": "Two sentences.",
            **NO_BLOCKS,
            "region": region("kenya").pk,
        }
        return lambda: client.post(f"/admin/pages/add/stories/storypage/{index.pk}/", data).status_code

    answers = at_once(*(add(client, number) for number, client in enumerate(clients)))
    assert answers == [302] * 8
    stories = StoryPage.objects.child_of(index)
    assert stories.count() == 8 == Page.objects.get(pk=index.pk).numchild
    assert len(set(stories.values_list("path", flat=True))) == 8
    assert Page.find_problems() == ([], [], [], [], [])


def test_eight_pages_added_by_code__find_eight_places():
    index = structure()
    region("kenya")

    def add(number):
        page = StoryPage(title=f"Story {number}", slug=f"story-{number}", standfirst="Two.", live=False)
        return lambda: StoryPage and type(index).objects.get(pk=index.pk).add_child(instance=page)

    answers = at_once(*(add(number) for number in range(8)))
    assert not [answer for answer in answers if isinstance(answer, Exception)], answers
    assert len(set(StoryPage.objects.values_list("path", flat=True))) == 8
    assert Page.find_problems() == ([], [], [], [], [])


def test_two_editors_saving_the_same_page__one_is_told():
    story = write_story()
    people = [somebody("kenya-editor"), somebody("kenya-editor", "kenya-lead")]
    revision = story.get_latest_revision()

    def save(client, words):
        data = {
            "title": story.title,
            "slug": story.slug,
            "standfirst": words,
            **NO_BLOCKS,
            "loaded_revision_id": revision.pk,
            "loaded_revision_created_at": revision.created_at.isoformat(),
        }
        return lambda: client.post(f"/admin/pages/{story.pk}/edit/", data)

    answers = at_once(*(save(signed_in(who), who.handle) for who in people))
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    assert story.revisions.count() == 2
    told = next(answer for answer in answers if answer.status_code == 200).content.decode()
    assert "newer version" in told


@pytest.mark.parametrize("attempt", range(3))
def test_a_translators_name_taken_away_against_the_last_sign_off__is_gone(attempt):
    story = released_story()
    release_structure("fr")
    page = submit_translation(name_translator(translate(story, "fr"), "Njiwa"))
    last = approval(signed_in(somebody("fr-reviewer")), page, page.current_workflow_task_state)
    taken, signed = at_once(lambda: credits.withdraw(page, by=somebody("kenya-lead")), last)
    assert taken in (2, 3) and isinstance(signed, int) and signed < 500, (taken, signed)
    assert fresh(page).live and fresh(page).credit == ""
    assert not any("Njiwa" in str(revision.content) for revision in page.revisions.all())


def test_strike__takes_down_all_that_shows_a_name_whoever_signs_one_of_them():
    _first, second = (released_story(title="Wells of Msemaji", slug=f"wells-{number}") for number in range(2))
    done = while_somebody_signs(
        second.placement.lock,
        lambda: strike(Wanted(("Msemaji",)), by=somebody("kenya-safety"), reason="Asked for by the person."),
    )
    assert done == [None, None]
    assert not StoryPage.objects.live().exists()


def test_several_pages_are_unpublished_at_once__whoever_signs_one_of_them():
    first, second = released_story(), released_story()
    lead = signed_in(somebody("kenya-lead"))
    address = f"/admin/bulk/wagtailcore/page/unpublish/?id={first.pk}&id={second.pk}"
    assert while_somebody_signs(second.placement.lock, lambda: lead.post(address)) == [None, None]
    assert not StoryPage.objects.live().exists()
