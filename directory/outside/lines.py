"""The lines outside: kept by coordinators, shown to readers only while somebody has looked at them lately.

What each of them is, they say themselves at their address; nothing is fetched from there, and a link tells
them nothing of where it was.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from regions.permissions import is_coordinator
from safekeeping import audit

from ..exchange.words import spoken_in_words
from ..models import OutsideLine
from ..models.member import today


def shown() -> list[dict[str, Any]]:
    """What readers see, in their language: {line, languages}."""
    return [{"line": line, "languages": spoken_in_words(line.languages)} for line in lately_checked()]


def lately_checked() -> list[OutsideLine]:
    return list(OutsideLine.objects.shown())


def as_message() -> str:
    """All that readers see as one message, in the active language; empty where there is none."""
    lines = lately_checked()
    begin = str(_("These people outside the community may be able to help:"))
    told = [f"{line.name}: {line.about}\n{line.address}" for line in lines]
    return "\n\n".join([begin, *told]) if told else ""


def note(act: str, line: OutsideLine, by: Any) -> None:
    audit.record(f"outside.{act}", actor_id=by.pk, subject=f"outside:{line.pk}")


def require_coordinator(by: Any) -> None:
    if not is_coordinator(by):
        raise PermissionDenied


@transaction.atomic
def save(line: OutsideLine, *, by: Any) -> None:
    """Stores a line as a coordinator wrote it. What is said about it has to be looked at anew once its name
    or its address is another. Raises PermissionDenied."""
    require_coordinator(by)
    before = OutsideLine.objects.filter(pk=line.pk).first()
    if before and (before.name, before.address) != (line.name, line.address):
        line.checked_on, line.checked_as = None, ""
    line.save()
    note("written", line, by)


@transaction.atomic
def mark_checked(line: OutsideLine, checker: str, *, by: Any) -> None:
    """A coordinator says that somebody in this role looked today: the address is theirs and is answered.
    Raises PermissionDenied, ValueError for an unknown role."""
    require_coordinator(by)
    line.checked_on, line.checked_as = today(), OutsideLine.Checker(checker)
    line.save(update_fields=["checked_on", "checked_as"])
    note("checked", line, by)


@transaction.atomic
def remove(line: OutsideLine, *, by: Any) -> None:
    """Raises PermissionDenied."""
    require_coordinator(by)
    note("removed", line, by)
    line.delete()
