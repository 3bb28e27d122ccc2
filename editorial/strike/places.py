"""A place where words are kept: the columns of one table, and which of its rows are in reach."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.functions import Cast
from django.utils.functional import Promise
from modelsearch import index
from wagtail.fields import StreamField
from wagtail.models import Page

from safekeeping.append_only import AppendOnly
from safekeeping.fields import EncryptedTextField
from safekeeping.keyring import WrongKeyError

from .matching import Wanted
from .scope import Scope
from .values import struck_value


@dataclass(frozen=True)
class Finding:
    """where: in words for a person; kind: label of the model; count: occurrences; live: public now."""

    where: str
    kind: str
    count: int
    live: bool = False


@dataclass(frozen=True)
class Place:
    """Columns of one table. Rooms register theirs with `registries.strike_places`.

    where: what a person reads. rows: function(scope) -> QuerySet of the rows in reach. columns: names of
    fields that hold text or JSON. deleted: a row that holds the text is deleted as a whole, because
    nothing of it is worth keeping. codes: names inside serialised pages that hold no words.
    """

    where: str | Promise
    rows: Callable[[Scope], models.QuerySet]
    columns: tuple[str, ...]
    deleted: bool = False
    codes: frozenset[str] = frozenset()

    def find(self, scope: Scope, wanted: Wanted) -> list[Finding]:
        rows = self.rows(scope)
        count = sum(n for _pk, _changes, n in self._matches(rows, wanted, ""))
        return [Finding(str(self.where), rows.model._meta.label, count)] if count else []

    def strike(self, scope: Scope, wanted: Wanted, replacement: str) -> int:
        """Returns how many occurrences went."""
        rows, total = self.rows(scope), 0
        for pk, changes, count in list(self._matches(rows, wanted, replacement)):
            total += count
            self._write(rows.model, pk, changes)
        return total

    def _matches(self, rows, wanted, replacement) -> Iterator[tuple[Any, dict, int]]:
        columns = stored(rows.model, self.columns)
        for pk, *values in rows.order_by("pk").values_list("pk", *columns).iterator(chunk_size=200):
            changes, total = {}, 0
            for column, value in zip(self.columns, values, strict=True):
                struck, count = struck_value(value, wanted, replacement, self.codes)
                if count:
                    changes[column], total = struck, total + count
            if total:
                yield pk, changes, total

    def _write(self, model, pk, changes: dict) -> None:
        row = model._base_manager.filter(pk=pk)
        if self.deleted:
            row.delete()
        elif issubclass(model, AppendOnly):
            model.objects.filter(pk=pk).strike_words(**changes)
        else:
            # Not save(): a revision or a string must not get a new author, nor another instant.
            row.update(**{name: writable(model, name, value) for name, value in changes.items()})
        if index.class_is_indexed(model) and not self.deleted:
            index.insert_or_update_object(row.get())


@dataclass(frozen=True)
class SealedPlace(Place):
    """Encrypted columns, row by row: one under a key that is away holds up no other."""

    def _matches(self, rows, wanted, replacement):
        for pk in list(rows.order_by("pk").values_list("pk", flat=True)):
            try:
                values = rows.model.objects.values_list(*self.columns).get(pk=pk)
            except WrongKeyError:
                continue  # nobody can read it
            struck = {
                name: struck_value(value, wanted, replacement)
                for name, value in zip(self.columns, values, strict=True)
            }
            changes = {name: value for name, (value, count) in struck.items() if count}
            if changes:
                yield pk, changes, sum(count for _value, count in struck.values())


def stored(model, names) -> list:
    """What to ask `values_list` for. A StreamField is read as its stored text: as a value it hides blocks
    of a type that no longer exists."""
    streams = {field.name for field in model._meta.fields if isinstance(field, StreamField)}
    return [Cast(name, models.TextField()) if name in streams else models.F(name) for name in names]


def writable(model, name: str, value: Any) -> Any:
    field = model._meta.get_field(name)
    if isinstance(field, StreamField):
        value = json.loads(value)
    if isinstance(value, str) and field.max_length:
        value = value[: field.max_length]
    is_json = isinstance(value, dict | list)
    return models.Value(value, output_field=models.JSONField()) if is_json else value


def is_code(field) -> bool:
    """Holds one or several of a fixed set (`codes`: home's CodeListField, digests)."""
    return bool(getattr(field, "choices", None) or getattr(field, "codes", None))


def word_columns(model: type[models.Model]) -> tuple[str, ...]:
    """The columns of the model itself that may hold words; codes, choices and keys hold none."""
    words = (models.CharField, models.TextField, models.JSONField, StreamField)
    return tuple(
        field.name
        for field in model._meta.local_concrete_fields
        if isinstance(field, words) and not is_code(field) and not isinstance(field, EncryptedTextField)
    )


def codes_of_pages() -> frozenset[str]:
    """Names of the fields of any page type that hold codes."""
    types = [model for model in apps.get_models() if issubclass(model, Page)]
    return frozenset(field.name for model in types for field in model._meta.local_fields if is_code(field))
