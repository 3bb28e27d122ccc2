"""What a member hears of their page in the inbox. Told after the commit, in a transaction of its own: a
release under way only reads the member's rows, so it and a withdrawal never wait for each other."""

import logging
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState
from wagtail.signals import page_published, workflow_rejected

from ..models import OpenProfile, PublicProfilePage
from ..navigation import Way
from ..notices import Kind, notify
from ..states import MAY_BE_PUBLIC
from .closing import drop_stale

logger = logging.getLogger(__name__)

SIGNED, SENT_BACK, TAKEN_DOWN = "page_signed", "page_sent_back", "page_taken_down"
KINDS = {
    SIGNED: Kind(_("Your public page was signed off: everybody can read it now."), "directory:public_page"),
    SENT_BACK: Kind(_("Your public page was sent back, with a comment for you."), "directory:public_page"),
    TAKEN_DOWN: Kind(_("Your region took your public page down."), "directory:public_page"),
}
WAYS = [Way(_("My public page"), "directory:public_page", 35, MAY_BE_PUBLIC)]


def connect() -> None:
    page_published.connect(published, sender=PublicProfilePage, dispatch_uid="directory.page_published")
    workflow_rejected.connect(sent_back, sender=WorkflowState, dispatch_uid="directory.page_sent_back")


def published(sender, instance: PublicProfilePage, **kwargs) -> None:
    if instance.placement is not None and not instance.is_translation:
        transaction.on_commit(partial(drop_stale, instance.translation_key), robust=True)
        tell_later(instance.translation_key, SIGNED)


def sent_back(sender, instance: WorkflowState, **kwargs) -> None:
    """A translation that is sent back is its translator's matter."""
    page = instance.content_object
    page = page.specific if page is not None and hasattr(page, "specific") else None
    if isinstance(page, PublicProfilePage) and not page.is_translation:
        tell_later(page.translation_key, SENT_BACK)


def taken_down(placement, user) -> None:
    """A takedown step. The member's own closing is no news to them."""
    tell_later(placement.translation_key, TAKEN_DOWN)


def tell_later(translation_key, kind: str) -> None:
    transaction.on_commit(partial(tell, translation_key, kind), robust=True)


def tell(translation_key, kind: str) -> None:
    profile = (
        OpenProfile.objects.wanted().filter(translation_key=translation_key).select_related("member").first()
    )
    if profile is None:
        return
    with transaction.atomic():
        notify(profile.member, kind)


def authors(pages) -> dict[int, set[int]]:
    """For four eyes: the account of whoever wrote each public profile among these pages, in its original
    language and in every other."""
    keys = {page.pk: page.translation_key for page in pages if isinstance(page, PublicProfilePage)}
    if not keys:
        return {}
    rows = OpenProfile.objects.filter(translation_key__in=keys.values(), member__user__isnull=False)
    wrote = dict(rows.values_list("translation_key", "member__user"))
    return {pk: {wrote[key]} for pk, key in keys.items() if key in wrote}
