"""Signatures of the demonstration: confirmed, unconfirmed, looked at, waiting for a look, and wiped."""

import datetime
from collections.abc import Iterator
from itertools import chain, repeat

from django.db import transaction

from campaigns.models import Signature
from campaigns.models.signature import today
from campaigns.signatures.desk import vetting
from campaigns.signatures.keeping import wipe
from campaigns.signatures.mailbox import address_hash
from demonstration.loading.signing import Cast
from demonstration.models import DemoPage
from demonstration.reading import signatures
from editorial.models import Placement

STATE, KIND, SHOWN = Signature.State, Signature.Kind, Signature.Shown
WEEKS = 9  # over which they came


def load_signatures(cast: Cast, tick) -> None:
    for entry in signatures():
        placement = placement_of(entry["label"])
        if not Signature.objects.filter(placement=placement).exists():
            sign(entry, placement, cast)
        tick()


def placement_of(label: str) -> Placement:
    key = DemoPage.objects.get(label=label).translation_key
    return Placement.objects.select_related("region").get(translation_key=key)


@transaction.atomic
def sign(entry: dict, placement: Placement, cast: Cast) -> None:
    """In bulk, as the forms and the mails would have left them; names are looked at one by one."""
    oldest = 120 if entry.get("wiped") else WEEKS * 7
    for number, row in enumerate(rows_of(entry)):
        address = f"signer-{number}@example.org"
        row.placement, row.address = placement, address
        row.address_hash = address_hash(placement, address)
        if row.state == STATE.CONFIRMED:
            row.signed_on = today() - datetime.timedelta(days=oldest - number * 5 % (WEEKS * 7))
            row.confirmed_on = row.mailed_on = row.signed_on
        row.save(force_insert=True)
    look_at(entry, placement, by=cast[f"{placement.region.code}-approver"])
    if entry.get("wiped"):
        wipe(placement.pk)


def rows_of(entry: dict) -> Iterator[Signature]:
    countries = chain.from_iterable(repeat(code, number) for code, number in entry["countries"].items())
    for language, number in entry["hidden"].items():
        for _place in range(number):
            yield Signature(state=STATE.CONFIRMED, language=language, country=next(countries, ""))
    for person in entry["people"]:
        yield Signature(
            state=STATE.CONFIRMED, name=person["name"], shown=person["shown"], language=person["language"]
        )
    for circle in entry["organisations"]:
        yield Signature(
            state=STATE.CONFIRMED,
            kind=KIND.ORGANISATION,
            name=circle["name"],
            shown=SHOWN.NAME,
            language=circle["language"],
        )
    for _place in range(entry.get("unconfirmed", 0)):
        yield Signature(state=STATE.WAITING, language="en", mailed_on=today())


def look_at(entry: dict, placement: Placement, *, by) -> None:
    let = {said["name"] for said in entry["people"] + entry["organisations"] if said.get("looked_at")}
    for row in Signature.objects.to_look_at().filter(placement=placement):
        if row.name in let:
            vetting.look_at(row, shown=True, by=by)
