"""Sending the page to the region's signers, without any right there, and taking it back."""

import base64
import logging

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from editorial.content import content_hash
from editorial.submission import submit_unnamed

from ..lifecycle import locked
from ..models import DirectoryPage, Member, OpenProfile, PublicProfilePage
from ..visibility import may_be_public
from .draft import page_from, page_of, photo_seal, profile_of, seal_of

logger = logging.getLogger(__name__)


class NotSent(Exception):
    """It cannot be sent now; the text says why, in the member's language."""


@transaction.atomic
def send(member: Member, *, agreed_to: str) -> PublicProfilePage:
    """Makes the draft a version of its page, keeps that the member agreed to exactly this content, and starts
    the sign-off. What is public meanwhile stays as it is.

    Arguments: agreed_to, the seal of the draft that the member read when they agreed. Raises NotSent, and
    then nothing has changed.
    """
    row = locked(member)
    profile = profile_of(row)
    if profile is None or agreed_to != seal_of(profile):
        raise NotSent(_("Your words changed since you read them here. Read them again, then send them."))
    if not may_be_public(row):
        raise NotSent(_("A public page needs the visibility “Open” and an active membership."))
    page = page_of(profile)
    if page is not None and page.workflow_in_progress:
        raise NotSent(_("It waits for its sign-off already. Take it back to change it."))
    if page is not None and page.live and profile.sent_as == agreed_to:
        raise NotSent(_("Your page is public just as it is here."))
    page = _written(profile, row)
    profile.save()
    agree(profile, page)
    profile.sent_as, profile.closed_at = agreed_to, None
    profile.save(update_fields=["sent_as", "closed_at"])
    submit_unnamed(page)
    return page


def agree(profile: OpenProfile, page: PublicProfilePage) -> None:
    """To the newest version, and still to the one that is public; to none between them any more."""
    agreed = {content_hash(page.get_latest_revision_as_object())}
    agreed |= {content_hash(page)} if page.live else set()
    profile.agreements.exclude(content_hash__in=agreed).delete()
    for content in agreed:
        profile.agreements.get_or_create(content_hash=content)


def _written(profile: OpenProfile, member: Member) -> PublicProfilePage:
    """The page with a new version, by nobody's name."""
    draft = page_from(profile)
    draft.hero_id = _picture(profile, member)
    if draft.pk is None:
        draft.founding_region = member.region
        parent = DirectoryPage.objects.get(locale=draft.locale)
        parent.add_child(instance=draft)
        profile.translation_key = draft.translation_key
    draft.save_revision(user=None)
    return PublicProfilePage.objects.get(pk=draft.pk)


def _picture(profile: OpenProfile, member: Member) -> int | None:
    """The photograph as a picture of the region, uploaded by nobody, which safety looks at like any other.
    Made anew where the member changed it."""
    if not profile.with_photo or not member.photo:
        return None
    seal = photo_seal(profile)
    if profile.photo_as == seal and profile.pictures:
        return profile.pictures[-1]
    file = ContentFile(base64.b64decode(member.photo), name="photo.jpg")
    picture = get_image_model().objects.create(title="", region=member.region, file=file)
    profile.photo_as, profile.pictures = seal, [*profile.pictures, picture.pk]
    return picture.pk


@transaction.atomic
def take_back(member: Member) -> bool:
    """Nobody signs it any more; what is public stays. Returns whether something waited."""
    row = locked(member)
    profile = profile_of(row)
    page = page_of(profile)
    if profile is None or page is None or page.placement is None:
        return False
    page.placement.lock()  # a sign-off under way ends first, and is seen
    page = PublicProfilePage.objects.get(pk=page.pk)
    state = page.current_workflow_state
    if state is None:
        return False
    state.cancel(user=None)
    agreed = profile.agreements.all()
    (agreed.exclude(content_hash=content_hash(page)) if page.live else agreed).delete()
    profile.sent_as = ""
    profile.save(update_fields=["sent_as"])
    return True
