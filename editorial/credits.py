"""Naming the translator of one language of a content, by a name of their choice; and taking the name away.

Source: docs/decisions/0025. Naming is a change of the translation like any other: a draft, to be signed.
Taking away is done at once: it changes nothing that anybody signed, and no lock or sign-off stops it.
"""

from datetime import UTC, datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log as log_action
from wagtail.models import Page, Revision

from safekeeping import audit, erasure

from .content import CREDIT_FIELDS, withdraw_credit
from .text import refuse_direction_controls
from .translation import why_unchangeable

ERASURE = "credit"
LONGEST = 80  # characters; the column's
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)

# Sent with `instance`, the page, in the transaction in which its credit went: what shows it is made anew.
credit_withdrawn = Signal()


class CreditRefused(PermissionDenied):
    """The person may not name or unname the translator of this page, or not now; the message says why."""


def credits_of(page) -> tuple[str, str]:
    """(the name that the public reads now, the name in the newest version); empty where there is none."""
    public = page.credit if page.live else ""
    return public, page.get_latest_revision_as_object().credit


def has_credit(page) -> bool:
    """Whether there is anything to take away, in the page or in any version of it."""
    return bool(page.translator_credit or versions_with_credit(page))


@transaction.atomic
def name_translator(page, name: str, *, by) -> None:
    """A draft of the translation with this name. The public reads it when the language has signed it.

    Args: name, one line of at most 80 characters.
    Raises: CreditRefused; ValidationError for a name that cannot stand there.
    """
    page = locked(page)
    if not page.permissions_for_user(by).can_name_translator():
        raise CreditRefused(_("You have no mandate to translate into this language."))
    if reason := why_unchangeable(page, by):
        raise CreditRefused(reason)
    draft = page.get_latest_revision_as_object()
    draft.translator_credit = cleaned(name)
    draft.save_revision(user=by, log_action=True)


def cleaned(name: str) -> str:
    """The name with single spaces. Raises ValidationError."""
    name = refuse_direction_controls(" ".join(name.split()))
    if not name or len(name) > LONGEST:
        raise ValidationError(_("Write a name of up to %(count)s characters.") % {"count": LONGEST})
    return name


@transaction.atomic
def withdraw(page, *, by) -> int:
    """Takes the name away: from the public page, every draft and every old version of this language.

    Returns: how many versions held one. Raises: CreditRefused.
    """
    if not page.permissions_for_user(by).can_withdraw_credit():
        raise CreditRefused(_("This credit is not yours to take away."))
    count = withdrawn(page, user=by)
    if count:
        # Last: it holds the audit chain's lock until the transaction ends.
        audit.record("credit.withdrawn", actor_id=by.pk, subject=f"page:{page.pk}")
    return count


@transaction.atomic
def withdrawn(page, *, user=None, until: datetime | None = None) -> int:
    """The act itself, also for a strike and after a restore, of which each keeps its own record.

    Args: until, the instant after which a name was given anew. Returns as `withdraw`.
    """
    page = locked(page)
    held = versions_with_credit(page, until)
    for revision in held:
        _withdraw_from_version(revision)
    count = len(held)
    if page.translator_credit and _is_older(page, until):
        withdraw_credit(page)
        page.save(update_fields=CREDIT_FIELDS, clean=False)  # the gate sees that what was signed is unchanged
        count += 1
    if count:
        instant = (timezone.now() - EPOCH) // TICK
        erasure.remember(ERASURE, f"{page.translation_key}:{page.locale_id}:{instant}")
        log_action(page, "editorial.credit_withdrawn", user=user)
        credit_withdrawn.send(sender=type(page), instance=page)
    return count


def versions_with_credit(page, until: datetime | None = None) -> list[Revision]:
    versions = page.revisions.filter(created_at__lte=until) if until else page.revisions.all()
    return [revision for revision in versions if revision.content.get("translator_credit")]


def _withdraw_from_version(revision) -> None:
    version = revision.as_object()
    withdraw_credit(version)
    content = revision.content | {name: getattr(version, name) for name in CREDIT_FIELDS}
    # Not save(): a version must not get a new author, nor another instant.
    Revision.objects.filter(pk=revision.pk).update(content=content)


def _is_older(page, until: datetime | None) -> bool:
    """Whether the row's words are from before that instant."""
    released = page.live_revision
    return until is None or released is None or released.created_at <= until


def withdraw_again(key: str) -> int:
    """Re-applies what a restored backup does not know of.

    Args: key, `<translation key>:<locale id>:<its instant in microseconds>`. Returns as `withdraw`.
    """
    translation_key, locale_id, instant = key.split(":")
    page = Page.objects.filter(translation_key=translation_key, locale_id=locale_id).first()
    return withdrawn(page.specific, until=EPOCH + int(instant) * TICK) if page else 0


def locked(page):
    """The page as the database has it, once whoever releases, takes down or submits it is done."""
    if page.placement is not None:
        page.placement.lock()
    return type(page)._base_manager.get(pk=page.pk)
