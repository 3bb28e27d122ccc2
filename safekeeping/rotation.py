"""Brings stored text under the primary key, so that an old key can be thrown away."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models.functions import Cast

from safekeeping.fields import EncryptedTextField
from safekeeping.keyring import KeyRing, WrongKeyError, key_ring

BATCH = 500


@dataclass(frozen=True)
class Columns:
    """The encrypted fields of one table."""

    model: type[models.Model]
    fields: tuple[EncryptedTextField, ...]

    def rows(self) -> models.QuerySet:
        # Not through a manager: those hide rows, and append-only ones refuse even this change of key.
        return models.QuerySet(self.model).order_by("pk")


@dataclass
class Tally:
    """What a run found: values brought under the primary key (or to be), and values no key can read."""

    old: int = 0
    unreadable: int = 0


def all_columns() -> list[Columns]:
    """Return the encrypted fields of every table of the project, table by table."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or not model._meta.managed:
            continue
        fields = tuple(f for f in model._meta.local_concrete_fields if isinstance(f, EncryptedTextField))
        if fields:
            found.append(Columns(model, fields))
    return found


def rotate(columns: Columns, *, write: bool, tick: Callable[[int], Any] = lambda rows: None) -> Tally:
    """Bring one table under the primary key, or only count when not `write`.

    Works in batches, each in a transaction of its own; values already under the primary key are left
    alone, so a run that was stopped is simply run again. Values that no key can read are counted and left.
    `tick` gets the number of rows of every finished batch.
    """
    tally, ring = Tally(), key_ring()
    last_pk = None
    while True:
        with transaction.atomic():
            batch = _next_batch(columns, last_pk)
            for pk, *tokens in batch:
                changes = _changes(columns.fields, tokens, ring, tally)
                if changes and write:
                    columns.rows().order_by().filter(pk=pk).update(**changes)
        if not batch:
            return tally
        last_pk = batch[-1][0]
        tick(len(batch))


def _next_batch(columns: Columns, last_pk: Any) -> list[tuple[Any, ...]]:
    rows = columns.rows() if last_pk is None else columns.rows().filter(pk__gt=last_pk)
    # A cast to plain text reads the token itself.
    tokens = {f"token_{i}": Cast(f.name, models.TextField()) for i, f in enumerate(columns.fields)}
    return list(rows.select_for_update(no_key=True).annotate(**tokens).values_list("pk", *tokens)[:BATCH])


def _changes(
    fields: tuple[EncryptedTextField, ...], tokens: list[str | None], ring: KeyRing, tally: Tally
) -> dict[str, models.Value]:
    """The new tokens of one row by field name, as plain values: the field would encrypt them again."""
    changes = {}
    for field, token in zip(fields, tokens, strict=True):
        if token is None or ring.is_current(token):
            continue
        try:
            changes[field.name] = models.Value(ring.rotate(token), output_field=models.TextField())
        except WrongKeyError:
            tally.unreadable += 1
        else:
            tally.old += 1
    return changes
