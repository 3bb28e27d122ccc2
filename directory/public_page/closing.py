"""Closing a public page: at once, in every language, and without a word about why."""

import logging
from functools import partial

from django.db import transaction
from django.utils import timezone
from wagtail.images import get_image_model

from editorial.forgetting import forget_content, lock_to_forget
from editorial.models import Placement
from editorial.pictures.blurring import throw_away
from editorial.release import ReleaseBlocked
from editorial.takedown import bring_down
from editorial.translation import is_stale

from ..lifecycle import locked
from ..models import Member, OpenProfile
from ..visibility import may_be_public
from .draft import profile_of

logger = logging.getLogger(__name__)

# The one reason that the page's history ever gives: whether somebody pressed a button, hid, was suspended or
# has been away is nothing that the region's people read there.
REASON = "closed"


@transaction.atomic
def close(member: Member) -> bool:
    """The member's wish ends, their agreement with it, and the page goes down. A second time changes nothing.

    Returns whether there was something to close.
    """
    profile = profile_of(locked(member))
    if profile is None or profile.translation_key is None:
        return False
    was_open = profile.closed_at is None
    if was_open:
        profile.closed_at, profile.sent_as = timezone.now(), ""
        profile.save(update_fields=["closed_at", "sent_as"])
        profile.agreements.all().delete()
    placement = Placement.objects.filter(translation_key=profile.translation_key).first()
    if placement is None or not (was_open or is_up(placement)):
        return False
    placement.lock()
    lock_pictures(profile)
    bring_down(placement, reason=REASON, silent=True)
    delete_pictures(profile)
    return True


def lock_pictures(profile: OpenProfile) -> None:
    """Somebody of safety who looks at one of them holds it until that is in the audit chain."""
    pictures = get_image_model().objects.filter(pk__in=profile.pictures).order_by("pk")
    list(pictures.select_for_update(of=("self",), no_key=True))


def delete_pictures(profile: OpenProfile) -> None:
    """The photograph goes with the page; one that comes back is made anew. A file that cannot be deleted
    keeps no page up: nobody gets it any more without a public page that shows it."""
    try:
        with transaction.atomic():
            for picture in get_image_model().objects.filter(pk__in=profile.pictures):
                sizes = [picture, *picture.renditions.all()]
                files = [(one.file.storage, one.file.name) for one in sizes]
                picture.delete()
                # Not left to Wagtail's task: it waits for the worker.
                transaction.on_commit(partial(throw_away, files))
            profile.pictures, profile.photo_as = [], ""
            profile.save(update_fields=["pictures", "photo_as"])
    except ReleaseBlocked as error:
        logger.error("A photograph stays to be deleted: %s", type(error).__name__)


def is_up(placement: Placement) -> bool:
    """Something of it is public, or on its way there."""
    return any(page.live or page.current_workflow_state for page in placement.pages())


def follow(member: Member) -> None:
    """Called with every change of what others may see of a member. A page that would not go down stops no
    hiding and no suspension: nobody is shown it any more (`wanted()`), and `close_unwanted` tries again."""
    if may_be_public(member) or not OpenProfile.objects.filter(member=member).exists():
        return
    try:
        with transaction.atomic():
            close(member)
    except Exception as error:
        logger.error("A public page stays to be closed: %s", type(error).__name__)


def close_unwanted() -> int:
    """Closes what should have been closed: after a failure, or where an older copy of the database came back.
    Returns how many."""
    open_ones = OpenProfile.objects.exclude(translation_key=None)
    unwanted = open_ones.exclude(pk__in=OpenProfile.objects.wanted().values("pk")).select_related("member")
    closed = sum(close(profile.member) for profile in unwanted)
    for key in OpenProfile.objects.wanted().values_list("translation_key", flat=True):
        drop_stale(key)
    return closed


@transaction.atomic
def drop_stale(translation_key) -> int:
    """A translation of the words before these is not what the member agrees to any more: it may still tell
    what they took out. Readers of that language get the original until it is translated anew."""
    placement = Placement.objects.filter(translation_key=translation_key).first()
    if placement is None:
        return 0
    placement.lock()
    stale = [page for page in placement.pages() if page.live and page.is_translation and is_stale(page)]
    for page in stale:
        page.unpublish()
    return len(stale)


def lock_page(member: Member) -> None:
    """A sign-off holds the page until it is written into the audit chain: whoever comes with the chain in
    hand and then wants the page would wait for it for ever."""
    profile = profile_of(member)
    if profile is not None:
        lock_to_forget(profile.translation_key)
        lock_pictures(profile)


@transaction.atomic
def forget(member: Member) -> None:
    """A step of erasure, and of what absence deletes: the page with everything that was kept of it."""
    lock_page(member)
    profile = profile_of(member)
    if profile is None:
        return
    if profile.translation_key is not None:
        forget_content(profile.translation_key, reason=REASON)
    delete_pictures(profile)
    profile.delete()
