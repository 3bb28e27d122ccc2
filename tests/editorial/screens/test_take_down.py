"""Taking content down: fast, in all languages, by whoever may."""

import pytest
from wagtail.models import Page, PageLogEntry

from editorial.models import PublicAddress
from tests.actions import fresh, released_story, somebody, submit_for_sign_off, write_story
from tests.editorial.screens.roles import all_but

MAY = ("kenya-editor", "kenya-approver", "kenya-safety", "kenya-lead", "everywhere-safety", "coordinator")


def public(story) -> int:
    return Page.objects.filter(translation_key=story.translation_key, live=True).count()


def test_take_down__denied_to_people_without_a_mandate_in_the_region(desk):
    story = released_story()
    for handle in all_but(*MAY):
        screen = desk(somebody(handle))
        assert screen.open("take_down", story.pk).url == "/admin/", handle
        assert screen.open("taken_down", story.pk).url == "/admin/", handle
        screen.send("take_down", story.pk, why="danger")
        assert public(story) == 1, handle


@pytest.mark.parametrize("handle", MAY)
def test_take_down__is_open_to_everybody_of_the_region(desk, handle):
    story = released_story()
    desk(somebody(handle)).send("take_down", story.pk, why="danger", words="They called.")
    assert public(story) == 0
    entry = PageLogEntry.objects.filter(page=story.pk, action="editorial.takedown").get()
    assert entry.data["reason"] == "Somebody could be in danger: They called."
    assert entry.user == somebody(handle)


def test_take_down__one_answer_takes_every_language_down(desk):
    story = released_story("fr", "ar")
    assert public(story) == 3
    desk(somebody("kenya-editor")).send("take_down", story.pk, why="danger")
    assert public(story) == 0


def test_take_down__is_no_matter_of_a_get(desk):
    story = released_story()
    desk(somebody("kenya-editor")).open("take_down", story.pk, why="danger")
    assert public(story) == 1


def test_take_down__takes_three_taps(desk):
    """Home, the button of the row, the button of the screen: a reason is chosen already."""
    story = released_story()
    screen = desk(somebody("kenya-editor"))
    assert f"/admin/take-down/{story.pk}/" in screen.open("wagtailadmin_home").content.decode()
    form = screen.open("take_down", story.pk).context["form"]
    answer = screen.send("take_down", story.pk, why=form["why"].value(), words="", follow=True)
    assert "It is down in every language." in answer.content.decode()
    assert public(story) == 0


@pytest.mark.parametrize(
    ("why", "silent"), [("danger", False), ("consent", True), ("mistake", False), ("other", False)]
)
def test_take_down__tells_nobody_that_it_existed_where_a_consent_was_withdrawn(desk, why, silent):
    story = released_story()
    desk(somebody("kenya-editor")).send("take_down", story.pk, why=why)
    assert set(PublicAddress.objects.values_list("silent", flat=True)) >= {silent}
    assert PublicAddress.objects.get(translation_key=story.translation_key).silent is silent


def test_take_down__with_an_unknown_reason_keeps_the_words_and_takes_nothing_down(desk):
    story = released_story()
    answer = desk(somebody("kenya-editor")).send("take_down", story.pk, why="", words="They called.")
    assert "They called." in answer.content.decode()
    assert public(story) == 1


def test_take_down__stops_what_is_under_sign_off(desk):
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    desk(somebody("kenya-approver")).send("take_down", story.pk, why="danger")
    assert not fresh(story).workflow_in_progress


def test_taken_down__explains_the_way_back_to_who_can_take_it(desk):
    story = released_story("fr")
    screen = desk(somebody("kenya-editor"))
    screen.send("take_down", story.pk, why="mistake")
    page = screen.open("taken_down", story.pk).content.decode()
    assert "Its unchanged translations return with it" in page
    assert f"/admin/submit/{story.pk}/" in page
    page = desk(somebody("kenya-approver")).open("taken_down", story.pk).content.decode()
    assert f"/admin/submit/{story.pk}/" not in page


def test_taken_down__of_something_that_is_public_says_so(desk):
    page = desk(somebody("kenya-editor")).open("taken_down", released_story("fr").pk).content.decode()
    assert "It is public in" in page


@pytest.mark.parametrize("handle", ["fr-translator", "fr-reviewer"])
def test_take_down_list__is_closed_to_languages(desk, handle):
    assert desk(somebody(handle)).open("take_down_list").url == "/admin/"


def test_take_down_list__finds_what_is_public_in_the_own_region_by_any_languages_title(desk):
    released_story("fr", title="Twelve bridges")
    released_story(title="The taps")
    write_story(title="Twelve drafts")
    screen = desk(somebody("kenya-editor"))
    page = screen.open("take_down_list", q="[fr] twelve").content.decode()
    assert "Twelve bridges" in page
    assert "The taps" not in page
    assert "Twelve drafts" not in screen.open("take_down_list").content.decode()
    assert "Twelve bridges" not in desk(somebody("macedonia-editor")).open("take_down_list").content.decode()
