"""Strike: safety removes a name from history everywhere. Source: docs/rights.md, section 6.

The struck text is stored nowhere: not in the audit chain, not in a log, not in an address. Hence no
restore can strike it again: after one, safety does it anew, and the audit chain says when it was done.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from wagtail.models import WorkflowState, get_default_page_content_type

from safekeeping import audit

from ..content import matches
from ..models import Ended, Placement, PreviewLink, SignOffTaskState
from ..models.placement import lock_all
from ..preview_links.ending import revoke
from ..preview_links.opening import version_of
from ..registries import strike_places
from ..takedown import bring_down_all
from . import kept_by_localize, kept_by_wagtail, kept_in_links, kept_in_outbox
from .kept_in_credits import Credits
from .kept_in_pages import Pages, live_keys
from .matching import Wanted
from .places import Finding
from .scanning import Left, scan
from .scope import Scope, scope_for

REPLACEMENT = "…"
# They would be markup, an escape or a second field in the texts that are written anew.
NOT_IN_A_REPLACEMENT = frozenset("<>&\"'\\{}[]%")


@dataclass(frozen=True)
class Struck:
    """count: occurrences that went; taken_down: contents that were public and are not now; remaining:
    what the same search finds afterwards; left: the scan of the whole database, None for a person whose
    mandate does not reach that far."""

    count: int
    taken_down: int
    remaining: list[Finding] = field(default_factory=list)
    left: list[Left] | None = None


def all_places() -> list:
    """In the order in which they are struck; the rooms above come last."""
    return [
        Credits(),
        Pages(),
        *kept_by_localize.places(),
        *kept_by_wagtail.places(),
        *kept_in_outbox.places(),
        *kept_in_links.places(),
        *strike_places,
    ]


@sensitive_variables("wanted")
def preview(wanted: Wanted, placement: Placement | None = None, *, by) -> list[Finding]:
    """What a strike would touch. Writes nothing.

    Args: placement, one content in all its languages; None, everything the person's mandate reaches.
    Raises: StrikeRefused; ValidationError for a text that is too short.
    """
    return find(scope_for(by, placement), checked(wanted))


@sensitive_variables("wanted")
def strike(
    wanted: Wanted, replacement: str = REPLACEMENT, placement: Placement | None = None, *, by, reason: str
) -> Struck:
    """Replaces the text everywhere in reach. What shows it to the public is taken down first, in silence:
    changed content needs its sign-offs, and an old address must not tell.

    Args: reason, for the history; it must not hold the text itself.
    Raises: StrikeRefused; ValidationError.
    """
    scope = scope_for(by, placement)
    check_words(checked(wanted), replacement, reason)
    with transaction.atomic():
        lock_all(scope.placements)  # the first that comes down is recorded, and much is written afterwards
        # Before anything comes down: a page without its credit is what was signed, and stays.
        count = Credits().strike(scope, wanted, replacement, user=by)
        taken_down = bring_down_what_shows(scope, wanted, user=by, reason=reason.strip())
        count += sum(place.strike(scope, wanted, replacement) for place in all_places())
        cancel_changed_steps(scope, user=by)
        revoke_changed_links(scope, user=by)
        facts = {"count": count, "taken_down": taken_down}
        subject = f"content:{placement.pk}" if placement else "everything" if scope.everything else "regions"
        audit.record("text.struck", actor_id=by.pk, subject=subject, facts=facts)
    left = scan(wanted, by=by) if scope.everything else None
    return Struck(count, taken_down, find(scope, wanted), left)


def find(scope: Scope, wanted: Wanted) -> list[Finding]:
    return [finding for place in all_places() for finding in place.find(scope, wanted)]


def checked(wanted: Wanted) -> Wanted:
    if wanted.is_too_short:
        raise ValidationError(_("Give at least two letters."))
    return wanted


def check_words(wanted: Wanted, replacement: str, reason: str) -> None:
    if not reason.strip():
        raise ValidationError(_("Give a reason. Do not name the person in it."))
    if wanted.count(reason) or wanted.count(replacement):
        raise ValidationError(_("The reason and the replacement must not hold what is to be struck."))
    if NOT_IN_A_REPLACEMENT & set(replacement) or len(replacement) > 50:
        raise ValidationError(_("The replacement may hold up to 50 letters, and no quotes or brackets."))


def bring_down_what_shows(scope: Scope, wanted: Wanted, *, user, reason: str) -> int:
    keys = live_keys(scope, wanted)
    placements = Placement.objects.filter(translation_key__in=keys)
    bring_down_all(placements, user=user, reason=reason, silent=True)
    for page in scope.pages.live().filter(translation_key__in=keys):  # without a placement
        page.unpublish(user=user, log_action=False)
    return len(keys)


def cancel_changed_steps(scope: Scope, *, user) -> None:
    """What was struck while it waited for a sign-off goes back: its submitted text is gone."""
    running = WorkflowState.objects.active().filter(
        base_content_type=get_default_page_content_type(), object_id__in=scope.page_ids_as_text
    )
    for state in running.select_related("current_task_state__revision"):
        if changed_since_submitted(state.current_task_state):
            state.cancel(user=user)


def changed_since_submitted(step) -> bool:
    """Every step of a page under sign-off keeps the hash of what was submitted."""
    signed = SignOffTaskState.objects.filter(pk=step.pk).first() if step else None
    return signed is not None and not matches(signed.content_hash, signed.revision.as_object())


def revoke_changed_links(scope: Scope, *, user) -> None:
    """Somebody outside was to read a version that named the person."""
    running = PreviewLink.objects.running().filter(placement__in=scope.placements)
    revoke([link for link in running if version_of(link) is None], Ended.STRUCK, by=user)
