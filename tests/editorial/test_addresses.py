"""What an old public address answers: moved, withdrawn, or nothing."""

import pytest
from wagtail.models import Page

from editorial.addresses import OldAddress, old_address
from editorial.models import PublicAddress
from editorial.takedown import take_down
from tests.actions import (
    edit,
    fresh,
    locale,
    release_page,
    release_structure,
    release_translation,
    released_story,
    sign_off,
    signer_of,
    somebody,
    submit_for_sign_off,
    translate,
    write_story,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]


def renamed(story, slug: str):
    editor = somebody("kenya-editor")
    return release_page(edit(story, by=editor, slug=slug), by=editor)


def down(page, **options):
    take_down(page.placement, by=somebody("kenya-lead"), reason="A mistake.", **options)
    return fresh(page)


def sign_again(page):
    page = submit_for_sign_off(page, by=somebody("kenya-editor"))
    while page.current_workflow_task_state:
        page = sign_off(page, by=signer_of(page))
    return page


def test_draft__leaves_no_address(client):
    released_story()
    draft = edit(write_story(slug="amina-of-turkana"), by=somebody("kenya-editor"), slug="a-woman")
    for slug in ("amina-of-turkana", "a-woman"):
        assert old_address(f"/en/stories/{slug}/") is None
        assert client.get(f"/en/stories/{slug}/").status_code == 404
    assert not PublicAddress.objects.filter(translation_key=draft.translation_key).exists()


def test_draft__of_a_new_address_does_not_become_known():
    story = edit(released_story(slug="river"), by=somebody("kenya-editor"), slug="amina")
    assert old_address("/en/stories/amina/") is None
    assert fresh(story).slug == "river"


def test_renamed__leads_to_where_it_stands_now(client):
    story = renamed(renamed(released_story(slug="first"), "second"), "third")
    for slug in ("first", "second"):
        assert old_address(f"/en/stories/{slug}/") == OldAddress(moved_to=story.url)
        answer = client.get(f"/en/stories/{slug}/", {"lite": "1"})
        assert (answer.status_code, answer["Location"]) == (301, "/en/stories/third/?lite=1")


def test_renamed__in_another_script(client):
    story = renamed(released_story(slug="река"), "дожд")
    assert old_address("/en/stories/река/") == OldAddress(moved_to=story.url)
    assert client.get("/en/stories/река/")["Location"] == story.url
    down(story)
    assert client.get(story.url).status_code == 410


def test_renamed__each_language_leads_to_its_own():
    story = released_story("fr", slug="river")
    french = story.get_translation(locale("fr"))
    before = french.url
    renamed(story, "rain")
    release_translation(translate(story, "fr"))
    french = fresh(french)
    assert french.url != before
    assert old_address(before) == OldAddress(moved_to=french.url)
    assert old_address("/en/stories/river/") == OldAddress(moved_to="/en/stories/rain/")


def test_withdrawn__says_so_at_every_address_it_had(client):
    story = down(renamed(released_story("fr", slug="first"), "second"))
    french = fresh(story.get_translation(locale("fr")))
    for address in ("/en/stories/first/", "/en/stories/second/", french.url):
        assert old_address(address) == OldAddress(moved_to=None)
        assert client.get(address).status_code == 410


def test_withdrawn__says_so_where_another_language_stood_in_for_the_readers(client):
    """Readers of Swahili had the English text, under an address of their own."""
    release_structure("sw")
    story = released_story(slug="river")
    borrowed = story.url.replace("/en/", "/sw/")
    assert client.get(borrowed).status_code == 200
    assert old_address(renamed(story, "rain").url.replace("/en/", "/sw/")) is None
    assert old_address(borrowed) == OldAddress(moved_to="/sw/stories/rain/")
    down(fresh(story))
    for address in (borrowed, "/sw/stories/rain/"):
        assert client.get(address).status_code == 410


def test_withdrawn_in_silence__says_nothing_in_any_language(client):
    release_structure("sw")
    story = down(released_story(slug="river"), silent=True)
    for language in ("en", "sw"):
        assert client.get(story.url.replace("/en/", f"/{language}/")).status_code == 404


def test_withdrawn_in_silence__answers_like_an_address_that_never_was(client):
    story = down(renamed(released_story("fr", slug="first"), "second"), silent=True)
    french = fresh(story.get_translation(locale("fr")))
    never = client.get("/en/stories/never/")
    for address in ("/en/stories/first/", "/en/stories/second/"):
        assert old_address(address) is None
        answer = client.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (never.status_code, never["Content-Type"])
    assert client.get(french.url).status_code == 404


def test_public_again__its_address_speaks_again_and_older_ones_stay_silent():
    story = sign_again(down(renamed(released_story(slug="amina"), "river"), silent=True))
    assert story.live
    assert old_address("/en/stories/amina/") is None
    assert renamed(story, "rain").live
    assert old_address("/en/stories/river/") == OldAddress(moved_to="/en/stories/rain/")


def test_address__belongs_to_the_content_that_had_it_last():
    old = renamed(released_story(slug="river"), "rain")
    new = release_page(write_story(slug="river"))
    assert PublicAddress.objects.get(path="/en/stories/river/").translation_key == new.translation_key
    new = down(new)
    assert old_address("/en/stories/river/") == OldAddress(moved_to=None)
    assert fresh(old).live


def test_moved_tree__addresses_of_what_stands_below_are_kept(django_capture_on_commit_callbacks):
    """An index page is renamed: what stands below moves with it, and is renamed itself later."""
    story = released_story(slug="river")
    index = story.get_parent().specific
    coordinator = somebody("coordinator")
    with django_capture_on_commit_callbacks(execute=True):
        release_page(edit(index, by=coordinator, slug="tales"), by=coordinator)
    assert Page.objects.get(pk=story.pk).url == "/en/tales/river/"
    assert old_address("/en/stories/river/") == OldAddress(moved_to="/en/tales/river/")
    renamed(fresh(story), "rain")
    assert old_address("/en/stories/river/") == OldAddress(moved_to="/en/tales/rain/")
    assert old_address("/en/tales/river/") == OldAddress(moved_to="/en/tales/rain/")
