"""A link for somebody outside. Source: docs/rights.md, "Preview links"."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log as log_action

from safekeeping import audit
from safekeeping.hashing import keyed_hash

from ..content import content_hash
from ..models import PreviewLink, RegionalPage

TOKEN_BYTES = 24  # 192 bits


def hash_of(token: str) -> str:
    """What is stored of a token."""
    return keyed_hash("preview-link", token)


@sensitive_variables("token")
@transaction.atomic
def make_link(page: RegionalPage, *, by, purpose: str) -> tuple[PreviewLink, str]:
    """Makes a link to the newest version of a page in its one language.

    Args: purpose, for the people who work on the page.
    Returns: the link and its token, which is shown once and stored nowhere.
    Raises: PermissionDenied; ValidationError without a purpose, or where the version is public.
    """
    page.placement = page.placement and page.placement.lock()  # a takedown or a transfer ends first
    if not page.permissions_for_user(by).can_make_preview_links():
        raise PermissionDenied(_("You may not make a preview link of this page."))
    if not purpose.strip():
        raise ValidationError(_("Say what the link is for."))
    revision = page.get_latest_revision()
    if revision is None or (page.live and page.live_revision_id == revision.pk):
        raise ValidationError(_("Everybody can read this version already. Send the page’s own address."))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = PreviewLink.objects.create(
        token_hash=hash_of(token),
        placement=page.placement,
        page_id=page.pk,
        revision_id=revision.pk,
        content_hash=content_hash(revision.as_object()),
        purpose=purpose.strip(),
        made_by=by,
        expires_at=timezone.now() + timedelta(days=settings.PREVIEW_LINK_DAYS),
        openings_left=settings.PREVIEW_LINK_OPENINGS,
    )
    log_action(page, "editorial.preview_made", user=by)
    facts = {"page": page.pk, "revision": revision.pk}
    audit.record("preview_link.made", actor_id=by.pk, subject=f"preview_link:{link.pk}", facts=facts)
    return link, token
