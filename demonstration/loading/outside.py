"""Lines outside the community, written and looked at by the coordinator; none of them exists."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction

from demonstration.loading.members import user_of
from demonstration.reading import outside_lines as entries
from directory.models import OutsideLine
from directory.models.member import today
from directory.outside import lines
from directory.spoken import numbers_of

COORDINATOR = "coordinator"


def load(tick: Callable) -> None:
    for entry in entries():
        if not OutsideLine.objects.filter(name=entry["name"]).exists():
            with transaction.atomic():
                write(entry)
        tick()


def write(entry: dict) -> None:
    by = user_of(COORDINATOR)
    line = OutsideLine(
        name=entry["name"],
        address=entry["address"],
        abouts=entry["about"],
        languages=numbers_of(entry["languages"]),
    )
    lines.save(line, by=by)
    lines.mark_checked(line, entry["checked_as"], by=by)
    if "days_ago" in entry:
        OutsideLine.objects.filter(pk=line.pk).update(checked_on=today() - timedelta(days=entry["days_ago"]))
