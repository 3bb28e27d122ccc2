"""A consent follows what happens to its story."""

from django.db import transaction
from django.db.models.signals import pre_delete

from ..models import StoryPage
from .records import forget_those_of


@transaction.atomic
def story_goes(sender, instance, **kwargs):
    """Deleted in its original language, it leaves only that there were consents: nobody could reach the
    records any more."""
    if instance.placement is not None and not instance.is_translation:
        forget_those_of(instance.placement)


def connect() -> None:
    pre_delete.connect(story_goes, sender=StoryPage, dispatch_uid="stories.consents_of_a_deleted_story")
