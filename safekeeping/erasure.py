"""The erasure list: what people had erased stays erased, also after a backup is restored.

A restored database does not hold what was put on the list after its backup: a file outside it does.
"""

import hmac
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from safekeeping.hashing import keyed_hash
from safekeeping.models import ErasureRecord

logger = logging.getLogger(__name__)

Eraser = Callable[[str], int]
OPAQUE = re.compile(r"[A-Za-z0-9_.:-]{1,128}", re.ASCII)


class NotOpaqueError(ValueError):
    """A kind or key that could be something about a person was handed to the erasure list."""


@dataclass
class Erasers:
    """Which function erases which kind. The rooms above fill it in `AppConfig.ready`."""

    by_kind: dict[str, Eraser] = field(default_factory=dict)

    def register(self, kind: str, function: Eraser) -> None:
        """`function(key)` erases what the key names, returns how many rows; none left is no error."""
        if self.by_kind.get(kind, function) is not function:
            raise ValueError(f"Two erasers for '{kind}'.")
        self.by_kind[kind] = function


erasers = Erasers()


@dataclass(frozen=True)
class Outcome:
    """What became of one record: rows erased, or why it could not be asked ("" when it could)."""

    erased: int = 0
    failure: str = ""


def remember(kind: str, key: str) -> ErasureRecord:
    """Put an erasure on the list, in the transaction that erases; a second time changes nothing.

    `key`: an opaque key (a primary key, a UUID) or a `keyed_hash`, never a handle or an address.
    After the commit it is copied to the file ERASURE_LIST as well. Raises NotOpaqueError.
    """
    if not OPAQUE.fullmatch(kind) or not OPAQUE.fullmatch(key):
        raise NotOpaqueError("The erasure list keeps opaque keys and keyed hashes only.")
    record, is_new = ErasureRecord.objects.get_or_create(kind=kind, key=key)
    if is_new:
        transaction.on_commit(partial(_copy_to_file, [(kind, key)]))
    return record


def reapply(record: ErasureRecord) -> Outcome:
    """Erase again what `record` names, in a transaction of its own. A failure is returned and logged."""
    eraser = erasers.by_kind.get(record.kind)
    if eraser is None:
        return Outcome(failure="no eraser is registered")
    try:
        with transaction.atomic():
            return Outcome(erased=eraser(record.key))
    except Exception as error:  # one eraser that fails must not keep the others from erasing
        # The class alone: the text of an error may hold what was to be erased.
        logger.error("Erasure %s failed: %s", record, type(error).__name__)
        return Outcome(failure=type(error).__name__)


# The copy outside the database ------------------------------------------------------------------


def recover() -> int:
    """Make the list and its file equal; returns how many records the database had lost."""
    in_file = _read_file()
    stored = list(ErasureRecord.objects.values_list("kind", "key"))
    lost = [entry for entry in in_file if entry not in set(stored)]
    for kind, key in lost:
        ErasureRecord.objects.create(kind=kind, key=key)
    _copy_to_file([entry for entry in stored if entry not in set(in_file)])
    return len(lost)


def _read_file() -> list[tuple[str, str]]:
    path = Path(settings.ERASURE_LIST)
    if not settings.ERASURE_LIST or not path.exists():
        return []
    whole = [line.split(" ") for line in path.read_text().splitlines() if _is_whole(line)]
    return list(dict.fromkeys((kind, key) for kind, key, seal in whole))


def _line(kind: str, key: str) -> str:
    return f"{kind} {key} {keyed_hash('erasure-list', f'{kind} {key}')}"


def _is_whole(line: str) -> bool:
    # A full disk can cut "user 123" to "user 12": an unsealed line would erase somebody else.
    parts = line.split(" ")
    return len(parts) == 3 and hmac.compare_digest(line.encode(), _line(*parts[:2]).encode())


def _copy_to_file(entries: list[tuple[str, str]]) -> None:
    if not settings.ERASURE_LIST or not entries:
        return
    path = Path(settings.ERASURE_LIST)
    lines = "\n".join(_line(kind, key) for kind, key in entries)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a") as file:
            file.write(f"\n{lines}\n")  # its own line even after one that was cut
    except OSError as error:  # the erasure itself is done; `recover` writes the line later
        logger.error("The erasure list was not written: %s. Run reapply_erasures.", type(error).__name__)
