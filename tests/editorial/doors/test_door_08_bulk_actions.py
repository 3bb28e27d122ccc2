"""Bulk publish, unpublish, delete, move, including the pages below an index; bulk and chooser pages also
show other regions' draft titles."""

import pytest
from wagtail.models import Page

from tests.actions import edit, fresh, released_story, somebody, structure, write_story
from tests.editorial.doors.attack import person, public, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]

SECRET = "The village by the river"
OTHERS = ["macedonia-editor", "macedonia-approver", "macedonia-lead", "fr-translator", "fr-reviewer", "root"]


def bulk(attack, who, action, *pages, **data):
    query = "?" + "&".join(f"id={page.pk}" for page in pages)
    return attack(who).post("wagtail_bulk_action", "wagtailcore", "page", action, query=query, data=data)


def test_bulk_publish__publishes_nothing(attack):
    story = released_story()
    draft = write_story()
    before = public()
    for handle in [*OTHERS, "kenya-editor", "kenya-approver", "kenya-lead", "coordinator"]:
        bulk(attack, person(handle), "publish", draft, story.get_parent(), include_descendants="on")
    assert public() == before


@pytest.mark.parametrize("handle", OTHERS)
def test_bulk_unpublish__leaves_other_regions_stories(attack, handle):
    story = released_story()
    before = public()
    bulk(attack, person(handle), "unpublish", story, story.get_parent(), include_descendants="on")
    assert public() == before


def test_bulk_unpublish__of_an_index_leaves_the_regions_stories(attack):
    story = released_story()
    index = story.get_parent()
    bulk(attack, somebody("network-editor"), "unpublish", index, include_descendants="on")
    assert not fresh(index.specific).live
    assert fresh(story).live


def test_bulk_unpublish__of_the_own_story_takes_every_language_down(attack):
    story = released_story("fr")
    bulk(attack, somebody("kenya-editor"), "unpublish", story)
    assert not Page.objects.filter(translation_key=story.translation_key, live=True).exists()


@pytest.mark.parametrize("handle", [*OTHERS, "kenya-editor", "coordinator"])
def test_bulk_delete__deletes_nothing_public_and_no_index(attack, handle):
    story = released_story()
    draft = write_story(code="kenya")
    pages = set(Page.objects.values_list("pk", flat=True))
    asked = [story, story.get_parent(), story.get_parent().get_parent()]
    asked += [draft] if handle in OTHERS else []
    bulk(attack, person(handle), "delete", *asked)
    bulk(attack, person(handle), "delete", *asked, confirm_site_name="Civic Charter Community")
    assert set(Page.objects.values_list("pk", flat=True)) == pages


@pytest.mark.parametrize("handle", [*OTHERS, "kenya-editor", "kenya-lead"])
def test_bulk_move__moves_nothing(attack, handle):
    story = released_story()
    target = structure("fr")
    before = row(story)
    bulk(attack, person(handle), "move", story, chooser=target.pk)
    assert row(story) == before


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
@pytest.mark.parametrize("handle", OTHERS)
def test_bulk_pages__name_no_draft_of_another_region(attack, action, handle):
    draft = write_story(title=SECRET)
    shown = attack(person(handle)).client.get(f"/admin/bulk/wagtailcore/page/{action}/?id={draft.pk}")
    assert SECRET not in shown.content.decode()


CHOOSERS = [
    "/admin/choose-page/",
    "/admin/choose-page/{parent}/",
    "/admin/choose-page/{page}/",
    "/admin/choose-page/?page_type=stories.storypage",
    "/admin/choose-page/search/?q=village",
    "/admin/choose-page/chosen-multiple/?id={page}",
    "/admin/pages/{page}/",
    "/admin/pages/{parent}/?q=village",
    "/admin/pages/search/?q=village",
    "/admin/pages/usage/stories/storypage/",
    "/admin/pages/{page}/move/{parent}/confirm/",
    "/admin/api/main/pages/?child_of={parent}",
    "/admin/api/main/pages/{page}/",
    "/admin/reports/site-history/",
    "/admin/reports/aging-pages/",
    "/admin/reports/page-types-usage/",
    "/admin/reports/workflow/",
    "/admin/reports/workflow_tasks/",
    "/admin/reports/locked/",
    "/admin/",
]


@pytest.mark.parametrize("address", CHOOSERS)
def test_choosers_and_lists__name_no_draft_of_another_region(attack, address):
    draft = write_story(title=SECRET)
    address = address.format(page=draft.pk, parent=draft.get_parent().pk)
    for handle in OTHERS:
        shown = attack(person(handle)).client.get(address)
        assert SECRET not in shown.content.decode(), handle


def test_choosers__name_a_public_page_by_no_new_draft_title(attack):
    story = edit(released_story(), by=somebody("kenya-editor"), title=SECRET)
    client = attack(somebody("macedonia-editor")).client
    for address in CHOOSERS:
        shown = client.get(address.format(page=story.pk, parent=story.get_parent().pk))
        assert SECRET not in shown.content.decode(), address
    link = {"external-link-chooser-url": f"http://localhost{story.url}"}
    assert SECRET not in client.post("/admin/choose-external-link/", link).content.decode()


def test_choosers__find_the_own_draft_by_a_word(attack):
    write_story(title=SECRET)
    word = SECRET.split()[1]
    own = attack(somebody("kenya-editor")).client.get(f"/admin/choose-page/search/?q={word}")
    assert SECRET in own.content.decode()
    foreign = attack(somebody("macedonia-editor")).client.get(f"/admin/choose-page/search/?q={word}")
    assert foreign.status_code == 200
    assert SECRET not in foreign.content.decode()


def test_choosers__offer_the_own_draft(attack):
    draft = write_story(title=SECRET)
    shown = attack(somebody("kenya-editor")).client.get(f"/admin/choose-page/{draft.get_parent().pk}/")
    assert SECRET in shown.content.decode()
