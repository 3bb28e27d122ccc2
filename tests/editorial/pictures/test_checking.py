"""No page goes out with a picture that nobody of safety has looked at."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from editorial import signing
from editorial.models import RegionalImage
from editorial.models.files import Faces
from editorial.pictures.checking import CheckRefused, check, pictures_are_checked, pictures_to_check
from safekeeping.models import AuditEvent
from tests.actions import (
    SAFETY_CHECKLIST,
    check_picture,
    edit,
    fresh,
    release_structure,
    somebody,
    submit_for_sign_off,
    write_story,
)
from tests.editorial.doors.attack import signed_in
from tests.editorial.files import samples
from tests.editorial.files.uploads import image

pytestmark = pytest.mark.django_db

OTHERS = ["kenya-editor", "kenya-approver", "kenya-lead", "coordinator", "fr-translator", "fr-reviewer",
          "macedonia-editor", "macedonia-safety"]  # fmt: skip


def state_of(picture) -> str:
    return RegionalImage.objects.get(pk=picture.pk).faces_state


def sign_everything(page):
    """As people do who forget the pictures."""
    for role in ("approver", "safety"):
        answers = SAFETY_CHECKLIST if role == "safety" else {}
        signing.sign_off(fresh(page), by=somebody(f"kenya-{role}"), checklist=answers)
    return fresh(page)


@pytest.mark.parametrize("who", OTHERS)
def test_check__is_for_safety_of_its_region(who):
    picture = image(title="Heron at the gate")
    with pytest.raises(CheckRefused):
        check_picture(picture, by=somebody(who))
    answer = {"faces": "nobody", "seen_file": picture.file.name}
    signed_in(somebody(who)).post(reverse("pictures:look", args=[picture.pk]), answer)
    assert state_of(picture) == Faces.UNCHECKED


def test_check__is_not_for_who_gave_the_picture():
    both = somebody("kenya-editor", "kenya-safety")
    for picture in (image(uploaded_by_user=both), image(file_given_by_id=both.pk)):
        with pytest.raises(CheckRefused):
            check_picture(picture, by=both)
        assert state_of(picture) == Faces.UNCHECKED


def test_check__by_safety_for_everywhere():
    picture = image()
    check_picture(picture, by=somebody("safety"))
    assert state_of(picture) == Faces.NOBODY


def test_check__of_consent_asks_for_a_tick():
    picture = image()
    safety = signed_in(somebody("kenya-safety"))
    answer = {"faces": "consented", "seen_file": picture.file.name}
    safety.post(reverse("pictures:look", args=[picture.pk]), answer)
    assert state_of(picture) == Faces.UNCHECKED
    safety.post(reverse("pictures:look", args=[picture.pk]), answer | {"consent": "on"})
    assert state_of(picture) == Faces.CONSENTED
    event = AuditEvent.objects.get(event="picture.checked")
    assert event.facts == {"faces": "consented"} and event.actor_id == somebody("kenya-safety").pk


def test_check__is_for_the_file_that_was_seen():
    picture = image()
    with pytest.raises(CheckRefused):
        check(picture, by=somebody("kenya-safety"), faces="nobody", seen_file="images/other.jpg")
    check_picture(picture)
    picture = RegionalImage.objects.get(pk=picture.pk)
    picture.file = ContentFile(samples.jpeg(6), "new.jpg")
    picture.save()
    assert state_of(picture) == Faces.UNCHECKED
    assert list(pictures_to_check(somebody("kenya-safety"))) == [picture]


def test_release__waits_for_the_check_of_every_picture():
    release_structure()
    hero, inside = image(title="Market"), image(title="Behind a warning")
    block = {
        "picture": {"image": inside.pk, "alt_text": "A hall", "decorative": False},
        "caption": "",
        "credit": "",
    }
    inner = {"type": "image", "value": block}
    body = [{"type": "warning", "value": {"kinds": ["violence"], "note": "", "content": [inner]}}]
    story = write_story(hero=hero, hero_alt="People", body=body)
    signed = sign_everything(submit_for_sign_off(story, by=story.owner))
    assert not signed.live
    assert pictures_are_checked(story) == [
        f"the picture “{title}” has not been checked for faces" for title in ("Market", "Behind a warning")
    ]
    check_picture(hero)
    check_picture(inside)
    assert pictures_are_checked(story) == []


def test_condition__reads_the_version_that_is_signed():
    story = write_story()
    draft = edit(story, by=story.owner, hero=image(title="Only in the draft"), hero_alt="People")
    assert pictures_are_checked(fresh(story)) == []
    assert len(pictures_are_checked(draft.get_latest_revision_as_object())) == 1


def test_condition__asks_as_often_for_many(django_assert_num_queries):
    def story_with(*pictures):
        blocks = [{"picture": {"image": one.pk, "alt_text": "A hall"}, "caption": ""} for one in pictures]
        return write_story(body=[{"type": "image", "value": block} for block in blocks])

    few, many = story_with(image()), story_with(image(), image(), image())
    for story in (few, many):
        pictures_are_checked(story)  # their blocks fetch what they show once
    with CaptureQueriesContext(connection) as asked:
        pictures_are_checked(few)
    with django_assert_num_queries(len(asked)):
        assert len(pictures_are_checked(many)) == 3


def test_list__shows_the_own_region():
    image(title="Heron at the gate")
    image("macedonia", title="Stork on the roof")
    shown = signed_in(somebody("kenya-safety")).get(reverse("pictures:to_check")).content.decode()
    assert "Heron" in shown and "Stork" not in shown


def test_sign_off_screen__shows_the_pictures():
    story = write_story(hero=image(title="Heron at the gate"), hero_alt="People")
    submit_for_sign_off(story, by=story.owner)
    address = reverse("editorial:sign_off", args=[story.pk])
    shown = signed_in(somebody("kenya-safety")).get(address).content.decode()
    assert "Heron at the gate" in shown and reverse("pictures:look", args=[story.hero_id]) in shown
