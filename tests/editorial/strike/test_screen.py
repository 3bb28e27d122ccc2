"""The screen of the strike over HTTP: who gets in, preview, confirmation, proof; the text in no address."""

import pytest
from django.urls import reverse

from safekeeping.models import AuditEvent
from tests.actions import fresh, released_story, somebody, write_story
from tests.editorial.doors.attack import signed_in
from tests.editorial.people import EVERYBODY, without_rights

pytestmark = pytest.mark.django_db
NAME = "Amina Otieno"
FORM = {"text": NAME, "variants": "", "replacement": "…", "reason": "She asked us to."}


def at(page=None) -> str:
    return reverse("strike:strike_content", args=[page.pk]) if page else reverse("strike:strike")


def look(client, page=None, **changes):
    return client.post(at(page), {**FORM, **changes, "look": ""})


def strike_after(client, answer, page=None, **changes):
    seen = answer.context["form"]["seen"].value()
    return client.post(at(page), {**FORM, **changes, "seen": seen, "strike": ""})


def test_screen__closed_to_everybody_without_a_safety_mandate():
    story = write_story(title=NAME)
    refused = [word for word in EVERYBODY if "safety" not in word]
    for person in [*map(somebody, refused), *without_rights("kenya-safety")]:
        client = signed_in(person)
        for answer in (client.get(at()), look(client), client.post(at(), {**FORM, "strike": ""})):
            assert answer.status_code in (302, 403)
        look(client, story)
    answer = look(signed_in(somebody("macedonia-safety")), story)
    assert answer.status_code in (302, 403)
    assert fresh(story).title == NAME
    assert not AuditEvent.objects.filter(event="text.struck").exists()


def test_screen__strikes_nothing_that_was_not_shown_first():
    story = write_story(title=NAME)
    client = signed_in(somebody("kenya-safety"))
    client.post(at(), {**FORM, "strike": ""})
    assert fresh(story).title == NAME
    answer = look(client, text="Somebody else")
    strike_after(client, answer)
    strike_after(client, look(client), inside_words="on")
    assert fresh(story).title == NAME


def test_screen__an_incomplete_form_strikes_nothing():
    story = write_story(title=NAME)
    client = signed_in(somebody("kenya-safety"))
    answer = look(client)
    for changes in ({"reason": ""}, {"reason": f"For {NAME}"}, {"text": ""}):
        assert strike_after(client, answer, **changes).status_code == 200
    assert look(client, text="a").status_code == 200
    assert fresh(story).title == NAME


def test_screen__shows_what_it_would_touch_then_strikes_then_proves_it():
    story = released_story(title=f"{NAME} speaks")
    client = signed_in(somebody("everywhere-safety"))
    answer = look(client)
    assert "public: it will be taken down" in answer.content.decode()
    assert fresh(story).live
    answer = strike_after(client, answer)
    words = answer.content.decode()
    assert "nothing is left" in words
    assert NAME not in words
    assert (fresh(story).live, fresh(story).title) == (False, "… speaks")


def test_screen__of_one_content():
    story, other = write_story(title=NAME), write_story(title=NAME)
    client = signed_in(somebody("kenya-safety"))
    strike_after(client, look(client, story), story)
    assert (fresh(story).title, fresh(other).title) == ("…", NAME)


def test_screen__is_kept_by_no_browser_and_no_address():
    write_story(title=NAME)
    client = signed_in(somebody("kenya-safety"))
    answer = look(client)
    assert "no-store" in answer["Cache-Control"]
    assert 'autocomplete="off"' in answer.content.decode()
    assert "Amina" not in client.get(at(), {"text": NAME}).content.decode().replace(NAME + " speaks", "")
    keyed = answer.context["form"]["seen"].value()
    assert keyed and "Amina" not in keyed


def test_menu__shows_it_to_safety_alone():
    for word, shown in (("kenya-safety", True), ("everywhere-safety", True), ("kenya-lead", False)):
        answer = signed_in(somebody(word)).get(reverse("editorial:queue"))
        assert (at() in answer.content.decode()) is shown, word
