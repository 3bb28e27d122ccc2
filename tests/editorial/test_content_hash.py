"""A sign-off is for exactly what readers get: alike in row and revision, blind to bookkeeping and to
fields that came later, and not blind to anything else."""

import datetime
import uuid

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import models
from django.utils import timezone
from django_countries.fields import CountryField
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import get_page_models

from editorial.content import canonical, content_hash
from editorial.gate import choice_gate
from editorial.models import RegionalPage
from editorial.release import ReleaseBlocked
from home.content_keys import ContentKeyBlock
from home.fields import CodeListField
from stories.models import StoryPage
from tests.actions import draft, edit, fresh, locale, released_story, somebody, structure, write_story
from tests.editorial.doors.attack import refused
from tests.factories import skill
from tests.home.files import image as picture

pytestmark = pytest.mark.django_db

TYPES = [model for model in get_page_models() if issubclass(model, RegionalPage)]


def words_for(image) -> list:
    """One of every kind of block that needs no recording."""
    return [
        {"type": "heading", "value": "The river"},
        {"type": "paragraph", "value": "<p>Words, <b>plain</b> ones.</p>"},
        {"type": "quote", "value": {"quote": "We stayed.", "attribution": "A teacher"}},
        {"type": "image", "value": {"picture": {"image": image.pk, "alt_text": "A river"}, "caption": "May"}},
        {"type": "fact", "value": {"title": "Law", "text": "<p>Article 37.</p>"}},
        {"type": "timeline", "value": {"events": [{"when": "March", "what": "<p>They met.</p>"}]}},
        {"type": "warning", "value": {"content": [{"type": "paragraph", "value": "<p>Behind.</p>"}]}},
    ]


def parts_of(field, image) -> list:
    """The same for the streams of a few small blocks of one page type."""
    kinds = field.stream_block.child_blocks
    if "heading" in kinds:
        return words_for(image)
    return [{"type": name, "value": part(block)} for name, block in kinds.items()]


def part(block):
    """A value of a small block, as it is stored; files are left out."""
    if isinstance(block, blocks.StructBlock):
        return {name: part(child) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ChoiceBlock):
        return block.field.choices[-1][0]
    if isinstance(block, blocks.ChooserBlock):
        return None
    if isinstance(block, blocks.DateBlock):
        return "2018-03-01"
    return str(KEY) if isinstance(block, ContentKeyBlock) else "some-words"


KEY = uuid.UUID(int=2018)
SAMPLES = [
    (StreamField, parts_of),
    (
        CodeListField,
        lambda field, image: [[*field.codes][-1][0]],
    ),  # as in the parts: some are read out of them
    (CountryField, lambda field, image: ["KE", "CD"]),
    (models.OneToOneField, lambda field, image: None),
    (models.ForeignKey, lambda field, image: image if field.related_model is get_image_model() else None),
    (models.DateTimeField, lambda field, image: timezone.now() + datetime.timedelta(days=1)),
    (models.DateField, lambda field, image: timezone.localdate() - datetime.timedelta(days=1)),
    (models.UUIDField, lambda field, image: KEY),
    (models.BooleanField, lambda field, image: True),
    (models.IntegerField, lambda field, image: field.choices[-1][0] if field.choices else 2018),
    (models.URLField, lambda field, image: "https://example.org/"),
    (models.Field, lambda field, image: field.choices[0][0] if field.choices else "Some words."),
]
# Values that their page's own rules ask for.
RULED = {"zone": "Africa/Nairobi", "place": None}


def filled(model, image) -> dict:
    """A value for every field that the page type adds to Wagtail's."""
    skill("of-the-samples")
    values = {}
    for field in model._meta.local_concrete_fields:
        sample = next(make for kind, make in SAMPLES if isinstance(field, kind))
        values[field.name] = RULED.get(field.name, sample(field, image))
    return {name: value for name, value in values.items() if value is not None}


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model._meta.label)
def test_hash__is_alike_in_row_and_revision(model):
    image = picture()
    values = filled(model, image)
    index = structure()
    page = draft(
        model, index, by=somebody("kenya-editor"), code="kenya", title="Page", slug="p", facts=values
    )
    stored = fresh(page)
    assert content_hash(stored) == content_hash(stored.get_latest_revision().as_object())
    assert len(canonical(stored)) >= len(values)  # nothing of it is taken for a default


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model._meta.label)
def test_hash__sees_every_field(model):
    image = picture()
    values = filled(model, image)
    empty = model(title="Page", slug="p", locale=locale("en"))
    for name, value in values.items():
        changed = model(title="Page", slug="p", locale=locale("en"), **{name: value})
        if canonical(changed) != canonical(empty):
            continue
        assert changed._meta.get_field(name).get_default() == getattr(changed, name), name


def test_hash__does_not_see_bookkeeping():
    story = write_story()
    before = content_hash(story)
    story.locked, story.go_live_at, story.owner = True, timezone.now(), somebody("kenya-lead")
    story.has_unpublished_changes = not story.has_unpublished_changes
    story.path, story.depth, story.url_path = "00010009", 9, "/elsewhere/"
    story.last_published_at = timezone.now()
    assert content_hash(story) == before


def test_new_empty_field__voids_no_sign_off():
    stored = released_story(body=[]).serializable_data()
    before = content_hash(StoryPage.from_serializable_data(stored))
    later = models.CharField(max_length=20, blank=True, default="")
    later.contribute_to_class(StoryPage, "later")
    try:
        assert content_hash(StoryPage.from_serializable_data(stored)) == before
        told = StoryPage.from_serializable_data({**stored, "later": "Told"})
        assert content_hash(told) != before
    finally:
        StoryPage._meta.local_fields.remove(later)
        StoryPage._meta._expire_cache()
        del StoryPage.later


def test_new_empty_block_field__voids_no_sign_off():
    stored = write_story(body=words_for(picture())).serializable_data()
    before = content_hash(StoryPage.from_serializable_data(stored))
    quote = StoryPage._meta.get_field("body").stream_block.child_blocks["quote"]
    later = blocks.CharBlock(required=False)
    later.set_name("later")
    quote.child_blocks["later"] = later
    try:
        assert content_hash(StoryPage.from_serializable_data(stored)) == before
    finally:
        del quote.child_blocks["later"]


def test_block_ids__do_not_count():
    story = write_story(body=words_for(picture()))
    again = fresh(story)
    again.body = StoryPage._meta.get_field("body").to_python(story.body.get_prep_value())
    for block in again.body.raw_data:
        block["id"] = "another"
    assert content_hash(again) == content_hash(story)


# Files --------------------------------------------------------------------------------------------


CHANGES = {
    "description": {"description": "Another river"},
    "title": {"title": "Another title"},
    "focal point": {"focal_point_x": 1, "focal_point_y": 1, "focal_point_width": 2, "focal_point_height": 2},
}


@pytest.mark.parametrize("place", ["hero", "body"])
@pytest.mark.parametrize("change", CHANGES)
def test_picture_of_a_public_story__cannot_change_under_it(place, change):
    image = picture()
    used = {"hero": image, "hero_alt": "A river"} if place == "hero" else {"body": words_for(image)}
    released_story(**used)
    for name, value in CHANGES[change].items():
        setattr(image, name, value)
    assert isinstance(refused(image.save), ReleaseBlocked)


def test_picture_of_a_public_story__keeps_its_bytes():
    image = picture()
    released_story(hero=image, hero_alt="A river")
    before = image.file.name
    image.file = ContentFile(picture().file.open().read(), "other.jpg")
    assert isinstance(refused(image.save), ReleaseBlocked)
    assert get_image_model().objects.get(pk=image.pk).file.name == before
    assert isinstance(refused(get_image_model().objects.get(pk=image.pk).delete), ReleaseBlocked)
    assert isinstance(refused(get_image_model().objects.filter(pk=image.pk).delete), ReleaseBlocked)
    assert get_image_model().objects.filter(pk=image.pk).exists()


def test_picture_of_a_draft__may_change_and_voids_the_sign_offs():
    image = picture()
    story = write_story(hero=image, hero_alt="A river")
    before = content_hash(story)
    image.description = "Another river"
    image.save()
    assert content_hash(fresh(story)) != before


def test_bytes_lost_in_the_storage__are_found_at_night():
    image = picture()
    released_story(hero=image, hero_alt="A river")
    call_command("verify_releases")
    image.file.storage.delete(image.file.name)
    with pytest.raises(CommandError, match="sign-off"):
        call_command("verify_releases")


def test_many_to_many_choice_of_a_public_page__is_changed_by_saving_the_page():
    story = released_story()
    assert isinstance(refused(choice_gate, StoryPage, story, "pre_add"), ReleaseBlocked)
    assert (
        refused(choice_gate, StoryPage, edit(write_story(), by=somebody("kenya-editor")), "pre_add") is None
    )
