"""Thousands of public stories, campaigns or actions, quickly.

They are copies of one that was released, written to the tables as Wagtail's tree wants them: what is read is
as real as after a sign-off, what is written is not. `manage.py verify_releases` would list every one of them.
"""

import copy
import uuid
from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from editorial.models import Placement
from tests.actions import fresh

AT_ONCE = 500


def copies_of(story, number: int, heroes=()) -> list:
    """Adds that many public pages of its type beside `story`; returns them. `heroes`: pictures, dealt out in
    turn."""
    index = fresh(story.get_parent().specific)
    model = type(story)
    begun, public = index.numchild, model.objects.child_of(index).released().count()
    made = [copy_of(story, index, begun + count + 1, heroes) for count in range(number)]
    Page.objects.bulk_create([base_of(page) for page in made], batch_size=AT_ONCE)
    ids = dict(Page.objects.child_of(index).values_list("path", "pk"))
    for page in made:
        page.pk = page.page_ptr_id = ids[page.path]
    own = model._meta.local_concrete_fields
    # bulk_create refuses a model with its parent in another table; this is what it calls.
    model._base_manager.all()._batched_insert(made, own, AT_ONCE)
    region = story.placement.region
    Placement.objects.bulk_create(
        [
            Placement(translation_key=page.translation_key, region=region, source_locale_id=page.locale_id)
            for page in made
        ],
        batch_size=AT_ONCE,
    )
    index.numchild += number
    index.save(update_fields=["numchild"])
    assert model.objects.child_of(index).released().count() == public + number
    return made


def copy_of(story, index, place: int, heroes):
    """An unsaved copy, as the last but `place` of its siblings; the newest is `story`."""
    page = copy.copy(story)
    page._state = copy.copy(story._state)
    page._state.fields_cache = {}
    page.pk = page.id = page.page_ptr_id = None
    page._state.adding = True
    page.translation_key = uuid.uuid4()
    page.path = Page._get_path(index.path, index.depth + 1, place)
    page.title = page.draft_title = f"Story {place}"
    page.slug = f"one-of-many-{place}"
    page.url_path = f"{index.url_path}{page.slug}/"
    page.latest_revision = page.live_revision = None
    page.first_published_at = page.last_published_at = timezone.now() - timedelta(hours=place)
    if heroes:
        page.hero = heroes[place % len(heroes)]
    return page


def base_of(page) -> Page:
    """The row of `wagtailcore_page` alone."""
    return Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields})
