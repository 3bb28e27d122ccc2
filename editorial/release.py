"""What is missing before content may be public, and the only way it becomes public.

Source: docs/rights.md, section 4. The receiver that nothing goes around is `editorial/gate.py`.
"""

import logging

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from wagtail.models import Page

from safekeeping import audit

from . import policy
from .content import all_hashes
from .models.placement import Placement
from .models.signoff import Kind, MinorChange, SignOff
from .registries import release_conditions

log = logging.getLogger(__name__)


class ReleaseBlocked(PermissionDenied):
    """Content that is not signed off, or not yet due, was about to become public."""


def sign_offs_for(page):
    """Standing sign-offs of exactly this in-memory content."""
    return SignOff.objects.standing().of(page).filter(content_hash__in=all_hashes(page))


def missing(page) -> list[str]:
    """Reasons why this in-memory content may not be public now; empty when it may."""
    # Conditions belong to placed content; without placement there is nothing to ask about.
    return missing_signatures(page) or missing_conditions(page)


def missing_signatures(page) -> list[str]:
    """Reasons, empty when everybody has signed exactly this content."""
    if getattr(page, "placement", None) is None:
        return [_("a region that answers for it")]
    if page.alias_of_id:
        return [_("content of its own (this is an alias)")]
    signed = list(sign_offs_for(page))
    if not page.is_translation:
        return missing_for_original(page, signed)
    made_for = signed_sources(page.original) if page.original else []
    if not signed_for(signed, made_for):
        return [_("the language sign-off for its signed original")]
    return []


def missing_for_original(page, signed: list[SignOff]) -> list[str]:
    needs = policy.needs_of(page)
    signed = [s for s in signed if s.region_id == page.region.pk]  # after a transfer, the new region answers
    emergency = any(sign_off.kind == Kind.EMERGENCY for sign_off in signed)
    regional = {s.user_id for s in signed if s.kind == Kind.REGIONAL}
    safety = {s.user_id for s in signed if s.kind == Kind.SAFETY}
    reasons = []
    if not emergency and len(regional) < needs.regional:
        reasons.append(
            _("the regional sign-off (%(given)s of %(needed)s)")
            % {"given": len(regional), "needed": needs.regional}
        )
    if needs.safety and not safety:
        reasons.append(_("the safety and consent check"))  # no emergency replaces it
    elif needs.safety and not emergency and len(regional | safety) < needs.regional + 1:
        reasons.append(_("regional sign-off and safety check by different people"))
    return reasons


def missing_conditions(page) -> list[str]:
    """What keeps fully signed content back: its original, an embargo, a consent, …"""
    reasons = []
    if page.is_translation:
        original = page.original
        public = [original] if original and original.live else []
        if not signed_for(sign_offs_for(page), public):
            reasons.append(_("its original in public"))
    for condition in release_conditions:
        try:
            reasons += condition(page)
        except Exception:  # a condition that cannot be asked is not met
            log.exception("release condition failed for page %s", page.pk)
            reasons.append(_("a condition that could not be checked (%s)") % condition.__name__)
    return reasons


def acceptable_source_hashes(source) -> set[str]:
    """Hashes of the source and of every earlier content that led to it by minor changes alone."""
    hashes = all_hashes(source)
    steps = list(MinorChange.objects.filter(translation_key=source.translation_key))
    grown = True
    while grown:
        earlier = {step.from_hash for step in steps if step.to_hash in hashes} - hashes
        hashes |= earlier
        grown = bool(earlier)
    return hashes


def signed_for(sign_offs, sources) -> bool:
    """A translation is signed together with the original it was made from."""
    made_from = {s.source_hash for s in sign_offs if s.kind in (Kind.LANGUAGE, Kind.EMERGENCY)}
    return any(made_from & acceptable_source_hashes(source) for source in sources)


def signed_revision(page):
    """The newest fully signed revision that is not what the public sees, or None. A later draft, or a
    later half-signed revision, does not stop it."""
    return signed_version(page)[0]


def signed_version(page) -> tuple:
    """(that revision, the page it holds), or (None, None): reading it costs more than finding it."""
    signed = SignOff.objects.standing().of(page).values("revision_id")
    revisions = page.revisions.filter(pk__in=signed).order_by("-pk")
    if page.live and page.live_revision_id:
        revisions = revisions.filter(pk__gt=page.live_revision_id)
    for revision in revisions:
        content = revision.as_object()
        if not missing_signatures(content):
            return revision, content
    return None, None


def signed_sources(original) -> list:
    """The contents of an original that a translation may be made from: the fully signed one that waits
    (for its embargo) first, then the public one."""
    _revision, waiting = signed_version(original)
    public = [original] if original.live else []
    return [waiting, *public] if waiting is not None else public


def unproven(page) -> list[str]:
    """Reasons why a page that is public should not be; empty when every word of it was signed.

    Unlike a release, it accepts a stale translation: one whose language sign-off names an original that
    was signed once, and went on since.
    """
    reasons = missing_signatures(page)
    if not reasons or getattr(page, "placement", None) is None or not page.is_translation:
        return reasons
    sources = {s.source_hash for s in sign_offs_for(page) if s.kind in (Kind.LANGUAGE, Kind.EMERGENCY)}
    signed_once = SignOff.objects.filter(
        translation_key=page.translation_key,
        locale_id=page.placement.source_locale_id,
        content_hash__in=sources,
    )
    return [] if signed_once.exists() else reasons


def waiting_for_release():
    """Placements with a standing sign-off for something newer than what the public sees."""
    public = Page.objects.filter(
        live=True,
        translation_key=OuterRef("translation_key"),
        locale_id=OuterRef("locale_id"),
        live_revision_id__gte=OuterRef("revision_id"),
    )
    newer = SignOff.objects.standing().exclude(Exists(public))
    return Placement.objects.filter(translation_key__in=newer.values("translation_key"))


def release_content(placement, user=None) -> list:
    """Makes every signed and due language of a content public, the original first; one language that
    fails holds up nobody else.

    Returns: the pages that went live.
    """
    released = []
    for page in with_something_signed(placement):
        try:
            with transaction.atomic():
                if release_page(page, placement, user):
                    released.append(page)
        except Exception:
            log.exception("release of page %s failed", page.pk)
    return released


def with_something_signed(placement) -> list:
    """Its pages, the original first, for which somebody signed something newer than what the public sees."""
    signed = SignOff.objects.standing().filter(translation_key=placement.translation_key)
    newest: dict[int, int] = {}
    for locale_id, revision_id in signed.values_list("locale_id", "revision_id"):
        newest[locale_id] = max(revision_id, newest.get(locale_id, 0))
    return [
        page
        for page in placement.pages()
        if newest.get(page.locale_id, 0) > ((page.live and page.live_revision_id) or 0)
    ]


def release_page(page, placement, user) -> bool:
    placement.lock()  # a takedown under way ends first, and is seen
    revision, content = signed_version(page)
    if revision is None or missing_conditions(content):
        return False
    revision.publish(user=user, skip_permission_checks=True)
    audit.record("page.released", actor_id=user and user.pk, subject=f"page:{page.pk}")
    return True
