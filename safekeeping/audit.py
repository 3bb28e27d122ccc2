"""The audit chain: who did what and when, so linked that no later hand can change it unseen.

It holds no content, no address and no network data: numbers and codes only.
"""

import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from safekeeping.models import AuditEvent, AuditHead

HEAD = 1
HEAD_LOST = "audit.head_lost"

CODE = re.compile(r"[A-Za-z0-9_.:/+-]*", re.ASCII)
# A code could still be one of these, written without spaces.
NEVER_KEPT = {"address", "body", "content", "email", "handle", "ip", "name", "query", "text", "title"}


class NotACodeError(ValueError):
    """Words, or the name of something that must not be kept, were handed to the audit chain."""


@dataclass(frozen=True)
class BrokenLink:
    """The first place where the chain does not hold: at which event, and what is wrong there."""

    sequence: int
    reason: str


# Writing ----------------------------------------------------------------------------------------


def record(
    event: str, *, actor_id: int | None = None, subject: str = "", facts: Mapping[str, Any] | None = None
) -> AuditEvent:
    """Append one event to the chain, in the caller's transaction, and return it.

    `event`: a dotted code ("mandate.granted"). `actor_id`: primary key of the user, None for the site itself.
    `subject`: what it was done to, as a code ("placement:12"). `facts`: codes, whole numbers, truth values,
    None, or lists of them, under names that are codes.
    Writers wait for each other until their transactions end: call it last in the transaction.
    Raises NotACodeError before anything is written.
    """
    kept = dict(facts or {})
    for code in (event, subject, *kept):
        _require_code(code)
    _require_facts(kept)
    with transaction.atomic():
        return _append(_locked_head(), event, actor_id=actor_id, subject=subject, facts=kept)


def take_turn() -> None:
    """Waits for the chain now, for a transaction that will record several things and lock rows of others in
    between: everybody who does so waits here, and not for each other."""
    _locked_head()


def _locked_head() -> AuditHead:
    """The head row, locked until the transaction ends. SQLite has one writer at a time by itself."""
    heads = AuditHead.objects.select_for_update(no_key=True)
    head = heads.filter(pk=HEAD).first()
    if head is None:
        AuditHead.objects.bulk_create([AuditHead(pk=HEAD)], ignore_conflicts=True)
        head = heads.get(pk=HEAD)
    if head.sequence == 0:
        _continue_after_lost_head(head)
    return head


def _continue_after_lost_head(head: AuditHead) -> None:
    # Somebody removed the head row. People go on working; the chain says for ever that it happened.
    last = AuditEvent.objects.order_by("-sequence").first()
    if last is not None:
        head.sequence, head.hash = last.sequence, last.hash
        _append(head, HEAD_LOST)


def _append(head: AuditHead, event: str, **what: Any) -> AuditEvent:
    link = AuditEvent(
        sequence=head.sequence + 1,
        created_at=timezone.now(),
        event=event,
        previous_hash=head.hash,
        **what,
    )
    link.hash = link.expected_hash()
    link.save()
    head.sequence, head.hash = link.sequence, link.hash
    head.seal = head.expected_seal()
    head.save()
    return link


def _require_facts(facts: Mapping[str, Any]) -> None:
    for name, value in facts.items():
        if name.lower() in NEVER_KEPT:
            raise NotACodeError(f"The audit chain keeps no '{name}'.")
        for item in value if isinstance(value, list | tuple) else [value]:
            if item is not None and not isinstance(item, int):
                _require_code(item)


def _require_code(value: Any) -> None:
    if not isinstance(value, str) or len(value) > 128 or not CODE.fullmatch(value):
        # Without the value: this message reaches logs.
        raise NotACodeError("The audit chain keeps codes, whole numbers and truth values, no words.")


# Checking ---------------------------------------------------------------------------------------


def first_broken_link(tick: Callable[[], Any] = lambda: None) -> BrokenLink | None:
    """Walk the whole chain and return the first place where it does not hold, or None.

    `tick` is called once per event. Writers may go on meanwhile.
    """
    head = AuditHead.objects.filter(pk=HEAD).first() or AuditHead(pk=HEAD)
    last = AuditEvent(sequence=0, hash="")
    for event in AuditEvent.objects.filter(sequence__lte=head.sequence).iterator(chunk_size=2000):
        reason = _broken_between(last, event)
        if reason:
            return BrokenLink(last.sequence + 1, reason)
        last = event
        tick()
    return _broken_head(head, last) or _broken_beyond_head()


def _broken_between(last: AuditEvent, event: AuditEvent) -> str:
    if event.sequence != last.sequence + 1:
        return "the event is missing"
    if event.previous_hash != last.hash:
        return "it does not follow from the event before it"
    if not hmac.compare_digest(event.hash, event.expected_hash()):
        return "its row was changed"
    if event.event == HEAD_LOST:
        return "the head row had been removed before it"
    return ""


def _broken_head(head: AuditHead, last: AuditEvent) -> BrokenLink | None:
    if head.sequence and not hmac.compare_digest(head.seal, head.expected_seal()):
        return BrokenLink(head.sequence, "the head row was changed")
    if last.sequence < head.sequence:
        return BrokenLink(last.sequence + 1, "the event is missing from the end")
    if last.hash != head.hash:
        return BrokenLink(last.sequence, "it is not the event that the head row names")
    return None


def _broken_beyond_head() -> BrokenLink | None:
    # Events first, then the head: a writer commits both at once, so an honest head is never behind.
    newest = AuditEvent.objects.aggregate(newest=Max("sequence"))["newest"] or 0
    head = AuditHead.objects.filter(pk=HEAD).first() or AuditHead(pk=HEAD)
    if newest > head.sequence:
        return BrokenLink(head.sequence + 1, "the head row does not know the event")
    return None
