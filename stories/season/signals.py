"""A month follows what happens to its story."""

from django.db import transaction
from django.db.models.signals import post_save, pre_delete
from wagtail.signals import page_published, post_page_move

from editorial.models import Placement

from ..models import SeasonPage, Slot, StoryPage
from .slots import hold_back, locked, make_slots, note, vacate
from .states import PUBLIC, State


def season_was_placed(sender, instance, **kwargs):
    """A season has its months as soon as somebody answers for it."""
    pages = SeasonPage.objects.filter(translation_key=instance.translation_key)
    for season in pages.filter(locale=instance.source_locale):
        make_slots(season)


def season_was_changed(sender, instance, **kwargs):
    """Another first month gives the months that nobody planned another instant."""
    if instance.placement is not None and not instance.is_translation:
        make_slots(instance)


@transaction.atomic
def story_came_out(sender, instance, **kwargs):
    slot = Slot.objects.filter(story=instance.pk).first()
    if slot is not None and slot.state not in PUBLIC:
        slot = locked(slot)
        slot.state = State.RELEASED  # whatever was planned: it is public
        slot.save(update_fields=["state"])
        note("released", slot, None)


@transaction.atomic
def story_goes(sender, instance, **kwargs):
    slot = Slot.objects.filter(story=instance.pk).first()
    if slot is not None:
        vacate(locked(slot))


def story_moved(sender, instance, parent_page_after, **kwargs):
    """Out of its season: its month is free, unless it was public under it."""
    slot = Slot.objects.filter(story=instance.pk).select_related("season", "story").first()
    if slot is None or slot.story.first_published_at:
        return
    key = SeasonPage.objects.filter(pk=parent_page_after.pk).values_list("translation_key", flat=True).first()
    if key != slot.season.translation_key:
        hold_back(slot.story, None)
        story_goes(StoryPage, slot.story)


def connect() -> None:
    post_save.connect(season_was_placed, sender=Placement, dispatch_uid="stories.season_placed")
    post_save.connect(season_was_changed, sender=SeasonPage, dispatch_uid="stories.season_changed")
    page_published.connect(story_came_out, sender=StoryPage, dispatch_uid="stories.slot_released")
    pre_delete.connect(story_goes, sender=StoryPage, dispatch_uid="stories.slot_freed")
    post_page_move.connect(story_moved, dispatch_uid="stories.slot_left")
