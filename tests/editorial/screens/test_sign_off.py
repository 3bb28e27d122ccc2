"""The sign-off page."""

import pytest
from wagtail.rich_text import RichText

from editorial.models import Kind, MinorChange, SignOff, StandIn
from tests.actions import (
    SAFETY_CHECKLIST,
    edit,
    fresh,
    released_story,
    sign_off,
    sign_offs,
    somebody,
    submit_for_sign_off,
    submit_translation,
    translate,
    write_story,
)
from tests.editorial.screens.roles import all_but, another


def submitted(**fields):
    return submit_for_sign_off(write_story(**fields), by=somebody("kenya-editor"))


def answer(page, **words) -> dict:
    return {"answer": "approve", "step": page.current_workflow_task_state.pk, **words}


def signed(page, *kinds) -> list:
    given = SignOff.objects.of(page)
    return list(given.filter(kind__in=kinds) if kinds else given)


SEES = ("kenya-editor", "kenya-approver", "kenya-safety", "kenya-lead", "everywhere-safety", "coordinator")


def test_sign_off_page__is_closed_to_other_regions_and_languages(desk):
    story = submitted(title="A title that gives a village away")
    for handle in all_but(*SEES):
        for screen in ("sign_off", "text"):
            assert desk(somebody(handle)).open(screen, story.pk).url == "/admin/", handle


@pytest.mark.parametrize("given", ["approve", "reject"])
def test_sign_off__denied_to_everybody_but_the_regions_approver(desk, given):
    story = submitted()
    words = answer(story, comment="no") | {"answer": given}
    for handle in all_but("kenya-approver"):
        desk(somebody(handle)).send("sign_off", story.pk, **words)
        assert not signed(story), handle
        assert fresh(story).current_workflow_task_state.task.specific.kind == Kind.REGIONAL


def test_safety_check__denied_to_everybody_but_safety(desk):
    story = sign_off(submitted(), by=somebody("kenya-approver"))
    for handle in all_but("kenya-safety", "everywhere-safety"):
        desk(somebody(handle)).send("sign_off", story.pk, **answer(story, **SAFETY_CHECKLIST))
        assert not signed(story, Kind.SAFETY), handle
        assert not fresh(story).live


def test_sign_off__denied_to_an_author_who_is_told_why(desk):
    author = somebody("kenya-editor", "kenya-approver")
    story = submit_for_sign_off(write_story(by=author), by=author)
    page = desk(author).open("sign_off", story.pk).content.decode()
    assert "You contributed to this text." in page
    assert 'value="approve"' not in page
    desk(author).send("sign_off", story.pk, **answer(story))
    assert not sign_offs().exists()


def test_sign_off__by_the_region_leads_to_the_safety_check(desk):
    story = submitted()
    page = desk(somebody("kenya-approver")).send("sign_off", story.pk, follow=True, **answer(story))
    assert sign_offs().get().user == somebody("kenya-approver")
    assert "Next comes: safety and consent check" in page.content.decode()
    assert not fresh(story).live


def test_safety_check__releases_and_says_so(desk):
    story = sign_off(submitted(), by=somebody("kenya-approver"))
    words = answer(story, **SAFETY_CHECKLIST)
    page = desk(somebody("kenya-safety")).send("sign_off", story.pk, follow=True, **words)
    assert fresh(story).live
    assert "It is public now." in page.content.decode()


def test_safety_check__with_a_gap_keeps_what_was_written(desk):
    story = sign_off(submitted(), by=somebody("kenya-approver"))
    words = answer(story, **SAFETY_CHECKLIST, comment="I called them.")
    del words["images_checked"]
    page = desk(somebody("kenya-safety")).send("sign_off", story.pk, **words)
    assert page.status_code == 200
    assert "I called them." in page.content.decode()
    assert "nothing is lost" in page.content.decode()
    assert not sign_offs().filter(kind=Kind.SAFETY).exists()


def test_request_changes__without_words_is_told_and_nothing_is_sent(desk):
    story = submitted()
    page = desk(somebody("kenya-approver")).send("sign_off", story.pk, **answer(story) | {"answer": "reject"})
    assert "Say what has to change" in page.content.decode()
    assert fresh(story).workflow_in_progress


def test_request_changes__sends_back_with_the_words(desk):
    story = submitted()
    words = answer(story, comment="Name no village.") | {"answer": "reject"}
    desk(somebody("kenya-approver")).send("sign_off", story.pk, **words)
    state = fresh(story).current_workflow_state
    assert state.status == state.STATUS_NEEDS_CHANGES
    assert state.current_task_state.comment == "Name no village."


def test_sign_off__of_a_step_that_is_over_loses_no_words(desk):
    story = submitted()
    words = answer(story, comment="Read twice.")
    sign_off(story, by=somebody("kenya-approver"))
    page = desk(another("kenya-approver")).send("sign_off", story.pk, **words).content.decode()
    assert "This step is over" in page
    assert "Read twice." in page
    assert sign_offs().count() == 1


def test_sign_off_page__without_a_step_says_so(desk):
    page = desk(somebody("kenya-approver")).open("sign_off", write_story().pk).content.decode()
    assert "Nothing waits for a sign-off here." in page


def test_text__is_the_submitted_version_as_readers_will_see_it(desk):
    story = submitted(title="The taps of the lower quarter")
    page = desk(somebody("kenya-approver")).open("text", story.pk)
    assert page.status_code == 200
    assert "The taps of the lower quarter" in page.content.decode()
    assert "wagtail-userbar" not in page.content.decode()


def test_text__of_a_page_without_versions_is_not_found(desk):
    story = write_story()
    type(story).objects.filter(pk=story.pk).update(latest_revision=None)
    assert desk(somebody("kenya-approver")).open("text", story.pk).status_code == 404


def test_sign_off_page__shows_what_changed_since_it_was_public(desk):
    story = edit(
        released_story(title="Twelve bridges"), by=somebody("kenya-editor"), title="Thirteen bridges"
    )
    story = submit_for_sign_off(story, by=somebody("kenya-editor"))
    page = desk(somebody("kenya-approver")).open("sign_off", story.pk).content.decode()
    assert '<span class="deletion">Twelve</span><span class="addition">Thirteen</span> bridges' in page


def test_sign_off_page__shows_changed_blocks_and_not_those_that_stayed(desk):
    stays, goes, comes = (RichText(f"<p>{words}</p>") for words in ("It stays.", "It goes.", "It comes."))
    editor = somebody("kenya-editor")
    story = released_story(body=[("paragraph", stays), ("paragraph", goes)])
    story = edit(story, by=editor, body=[("paragraph", stays), ("paragraph", comes)])
    story = submit_for_sign_off(story, by=editor)
    page = desk(somebody("kenya-approver")).open("sign_off", story.pk)
    changes = [(change.what, str(change.html)) for change in page.context["changes"]]
    assert changes == [("added", "It comes."), ("removed", "It goes.")]


def test_sign_off_page__offers_no_minor_change_of_what_was_never_public(desk):
    page = desk(somebody("kenya-approver")).open("sign_off", submitted().pk)
    assert "minor" not in page.context["forms"]["approve"].fields


def test_sign_off_page__offers_a_minor_change_which_spares_the_translations(desk):
    story = edit(released_story("fr"), by=somebody("kenya-editor"), standfirst="A comma, moved.")
    story = submit_for_sign_off(story, by=somebody("kenya-editor"))
    desk(somebody("kenya-approver")).send("sign_off", story.pk, **answer(story, minor="on"))
    assert MinorChange.objects.get().user == somebody("kenya-approver")


def test_sign_off_page__says_who_signed_and_who_can(desk):
    story = sign_off(submitted(), by=somebody("kenya-approver"))
    safety = somebody("kenya-safety")
    page = desk(safety).open("sign_off", story.pk).content.decode()
    assert "kenya-approver gave the regional sign-off" in page
    assert "These people can give it: kenya-safety" in page


def test_sign_off_page__shows_a_stand_in_as_one(desk):
    story = submitted()
    helper = somebody("macedonia-approver")
    StandIn.objects.create(placement=story.placement, kind=Kind.REGIONAL, user=helper)
    desk(helper).send("sign_off", story.pk, **answer(story))
    page = desk(somebody("kenya-safety")).open("sign_off", story.pk).content.decode()
    assert "as a stand-in from another region" in page


def french_submitted():
    return submit_translation(translate(released_story(title="Twelve bridges"), "fr"))


def test_language_sign_off__shows_both_texts_side_by_side(desk):
    page = desk(somebody("fr-reviewer")).open("sign_off", french_submitted().pk).content.decode()
    assert '<td lang="en" dir="auto">Twelve bridges</td>' in page
    assert '<td lang="fr" dir="auto">[fr] Twelve bridges</td>' in page


def test_language_sign_off__denied_to_everybody_but_the_languages_reviewer(desk):
    french = french_submitted()
    for handle in all_but("fr-reviewer"):
        desk(somebody(handle)).send("sign_off", french.pk, **answer(french))
        assert not signed(french), handle
        assert not fresh(french).live


def test_language_sign_off__releases(desk):
    french = french_submitted()
    desk(somebody("fr-reviewer")).send("sign_off", french.pk, **answer(french))
    assert fresh(french).live
