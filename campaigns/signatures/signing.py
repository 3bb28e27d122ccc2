"""Signing, and taking it back: the only writers of signatures.

A form that is sent is stored whatever there is already, so that its answer and the time of it tell nothing.
Only the owner of the mailbox makes it count.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from safekeeping import outbox

from ..models import Signature
from ..models.signature import today
from .mailbox import address_hash, public_id_in, token_for
from .signable import Signable, find_signable

logger = logging.getLogger(__name__)
State = Signature.State


class Confirmed(Enum):
    COUNTED = "it counts"
    ALREADY = "another signature of this mailbox counts already"
    CLOSED = "the action closed meanwhile"


@dataclass(frozen=True)
class Words:
    """What somebody types about themselves. name: None where nothing is to be read."""

    name: str | None
    shown: str
    country: str


@transaction.atomic
def take(signable: Signable, *, address: str, words: Words, kind: str, language: str) -> Signature:
    """Stores one form. It counts for nothing, and no mail has gone yet."""
    return Signature.objects.create(
        placement=signable.placement,
        kind=kind,
        address=address.strip(),
        address_hash=address_hash(signable.placement, address),
        name=words.name,
        shown=words.shown,
        country=words.country,
        language=language,
    )


@transaction.atomic
def mail_about(pk: int) -> None:
    """The mail that asks for confirmation, at most one a day for a mailbox and an action. Called after the
    answer has left: its time must not tell what there was before.

    A mailbox whose signature counts already is told so, with the link that removes it. One that said "it was
    not me" gets nothing more.
    """
    row = Signature.objects.filter(pk=pk).select_related("placement").first()
    if row is None or row.address_hash is None:
        return
    of_mailbox = locked_of_mailbox(row)
    states = {other.state for other in of_mailbox}
    if State.NOT_THEM in states or any(other.mailed_on == today() for other in of_mailbox):
        return
    counted = next((other for other in of_mailbox if other.state == State.CONFIRMED), None)
    about = counted or row
    signable = find_signable(row.placement.translation_key, row.language)
    if signable is None or not (counted or row.state == State.WAITING):
        return
    post(about, signable, language=row.language)
    about.mailed_on = today()
    about.save(update_fields=["mailed_on"])


def post(row: Signature, signable: Signable, *, language: str) -> None:
    with translation.override(language):
        path = reverse("signing:signed", args=[token_for(row.public_id)])
    note = "" if signable.is_foreign else signable.page.mail_note
    outbox.post(
        address=row.address,
        template="signature_counts" if row.state == State.CONFIRMED else "signature_waits",
        context={"link": urljoin(settings.WAGTAILADMIN_BASE_URL, path), "note": note},
        language=language,
    )


@transaction.atomic
def mail_removal(placement, address: str, language: str) -> None:
    """For somebody who wants to be removed and has no mail any more: the link again, once a day. Called after
    the answer has left."""
    counted = Signature.objects.confirmed().filter(
        placement=placement, address_hash=address_hash(placement, address)
    )
    row = counted.first()
    if row is not None:
        row.language = language
        row.save(update_fields=["language"])
        mail_about(row.pk)


def locked_of_mailbox(row: Signature) -> list[Signature]:
    """What a mailbox has to do with an action. Once its hash is wiped the row stands for itself: all wiped
    ones are alike, and none of them is the other."""
    if row.address_hash is None:
        rows = Signature.objects.filter(pk=row.pk)
    else:
        rows = Signature.objects.of_address(row.placement, row.address_hash)
    return list(rows.select_for_update(of=("self",), no_key=True))


def find_by_token(token: str) -> Signature | None:
    """The signature of a mail's link, as long as there is something to do about it."""
    public_id = public_id_in(token)
    rows = Signature.objects.filter(public_id=public_id, state__in=[State.WAITING, State.CONFIRMED])
    return rows.select_related("placement").first() if public_id else None


@transaction.atomic
def confirm(row: Signature, words: Words) -> Confirmed:
    """The owner of the mailbox says yes, with the words as they now are. Of one mailbox one counts, however
    many press at once. Where the action closed meanwhile, what was stored is forgotten."""
    of_mailbox = locked_of_mailbox(row)
    current = next((other for other in of_mailbox if other.pk == row.pk), None)
    if any(other.state == State.CONFIRMED for other in of_mailbox):
        return Confirmed.ALREADY
    signable = find_signable(row.placement.translation_key, row.language)
    if current is None or current.state != State.WAITING or signable is None or not signable.page.is_open:
        close_pending(of_mailbox)
        return Confirmed.CLOSED
    current.state, current.confirmed_on = State.CONFIRMED, today()
    current.name, current.shown, current.country = words.name, words.shown, words.country
    try:
        with transaction.atomic():
            current.save()
    except IntegrityError:  # a form of the same mailbox that was stored and confirmed after the lock
        return Confirmed.ALREADY
    others = [other.pk for other in of_mailbox if other.pk != current.pk and other.state == State.WAITING]
    keep_hash(Signature.objects.filter(pk__in=others), State.REMOVED)
    return Confirmed.COUNTED


def close_pending(rows: list[Signature]) -> None:
    keep_hash(Signature.objects.filter(pk__in=[row.pk for row in rows], state=State.WAITING), State.REMOVED)


@transaction.atomic
def not_me(row: Signature) -> None:
    """Somebody else typed this address: everything of it goes, and this action writes to it no more."""
    keep_hash(locked_rows(row), State.NOT_THEM)


@transaction.atomic
def remove(row: Signature) -> None:
    """Before or after it counted. A later signature is welcome."""
    keep_hash(locked_rows(row), State.REMOVED)


def locked_rows(row: Signature):
    return Signature.objects.filter(pk__in=[other.pk for other in locked_of_mailbox(row)])


def keep_hash(rows, state: str) -> None:
    """Takes out whatever leads to a person. The day of the mail stays: one a day holds over a removal."""
    emptied: Mapping[str, Any] = {
        "address": None,
        "name": None,
        "country": "",
        "shown": Signature.Shown.HIDDEN,
        "confirmed_on": None,
        "looked_at": None,
    }
    rows.update(state=state, **emptied)
