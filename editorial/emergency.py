"""Emergency release: a coordinator answers for the region or the language, never for safety."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log as log_action

from regions.models import Mandate
from regions.permissions import is_coordinator
from safekeeping import audit

from . import notices, release
from .authorship import authors_of
from .content import content_hash, matches
from .models import Kind, SignOff, SignOffTaskState
from .translation import TranslationRefused, source_hash_for_sign_off

SHORTEST_REASON = 20  # characters


@transaction.atomic
def emergency_release(page, *, by, reason: str) -> None:
    """Replaces the regional or language sign-off of the latest revision, and releases it.

    Args: reason, at least 20 characters, shown to all leads.
    Raises: PermissionDenied for anybody but a coordinator; ValidationError for a short reason;
    TranslationRefused where a translation is incomplete, was not submitted, or its original went on;
    ReleaseBlocked where the safety check, or anything else, is missing.
    """
    reason = reason.strip()
    if not is_coordinator(by) or page.placement is None:
        raise PermissionDenied(_("Only coordinators can release in an emergency."))
    if len(reason) < SHORTEST_REASON:
        raise ValidationError(
            _("Give a reason of at least %(count)s characters.") % {"count": SHORTEST_REASON}
        )
    placement = page.placement
    placement.lock()
    revision = page.get_latest_revision()
    if revision is None:
        raise ValidationError(_("There is nothing to release: save the page first."))
    if by.pk in authors_of(page) or release.sign_offs_for(revision.as_object()).filter(user=by).exists():
        raise PermissionDenied(_("You contributed to this version or signed it. Another coordinator has to."))
    SignOff.objects.create(
        kind=Kind.EMERGENCY,
        translation_key=page.translation_key,
        locale=page.locale,
        region=page.region,
        content_hash=content_hash(revision.as_object()),
        source_hash=original_of(page, revision) if page.is_translation else "",
        user=by,
        revision_id=revision.pk,
        comment=reason,
    )
    if reasons := release.missing(revision.as_object()):
        raise release.ReleaseBlocked(_("Missing: %(reasons)s.") % {"reasons": ", ".join(reasons)})
    if page.current_workflow_state:
        page.current_workflow_state.cancel(user=by)
    tell_everybody(page, revision, by=by, reason=reason)
    release.release_content(placement, by)


def tell_everybody(page, revision, *, by, reason: str) -> None:
    """In the page's history, in the audit chain, and to all leads."""
    log_action(page, "editorial.emergency", user=by, revision=revision, data={"reason": reason})
    audit.record("page.emergency_release", actor_id=by.pk, subject=f"page:{page.pk}")
    leads = Mandate.objects.in_force().filter(role="lead").values("user")
    notices.tell(get_user_model().objects.filter(pk__in=leads, is_active=True), "emergency_release")


def original_of(page, revision) -> str:
    """Hash of the original that the submitted translation was made from. A coordinator answers for its
    words, not for what they are a translation of: a name cut from the original must not return."""
    submitted = SignOffTaskState.objects.filter(revision_id=revision.pk).exclude(source_hash="")
    state = submitted.order_by("-pk").first()
    if state is None or not matches(state.content_hash, revision.as_object()):
        raise TranslationRefused(_("The translation has to be submitted first."))
    return source_hash_for_sign_off(page, state.source_hash)
