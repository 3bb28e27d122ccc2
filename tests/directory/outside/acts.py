"""Lines outside, as verbs."""

from directory.models import OutsideLine
from directory.models.member import today
from directory.outside import lines
from tests.actions import somebody


def outside_line(name="Night Lantern", *, checked=True, **fields) -> OutsideLine:
    """A line as a coordinator wrote it and, unless told otherwise, looked at it today."""
    facts = {"address": "https://night.example.org/", "abouts": {"en": "At any hour."}, **fields}
    line, by = OutsideLine(name=name, **facts), somebody("coordinator")
    lines.save(line, by=by)
    if checked:
        lines.mark_checked(line, "coordinator", by=by)
    return line


def looked_at(line: OutsideLine, *, days_ago: int) -> None:
    from_now = today().toordinal() - days_ago
    OutsideLine.objects.filter(pk=line.pk).update(checked_on=today().fromordinal(from_now))
