"""What the cells of the figures are called, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regions.models import Region

from ..models import FollowUp
from ..skill_names import names

MEASURES: dict[str, str | Promise] = {
    "requests": _("Requests"),
    "introductions": _("Introductions"),
    "answers": _("What came of it"),
    "first_yes": _("How long until the first yes"),
}
WAYS: dict[str, str | Promise] = {
    "region": _("By region"),
    "field": _("By field"),
    "outcome": _("By answer"),
    "wait": _("By time"),
}
WAITS: dict[str, str | Promise] = {
    "hours": _("within six hours"),
    "day": _("within a day"),
    "days": _("within three days"),
    "week": _("within a week"),
    "later": _("later than that"),
}


def labels() -> dict[str, Mapping[str, Any]]:
    """way -> {cell: what it is called}. Two statements."""
    return {
        "region": {str(region.pk): str(region) for region in Region.objects.all()},
        "field": {str(pk): name for pk, name in names().items()},
        "outcome": {code.value: code.label for code in FollowUp.Answer},
        "wait": WAITS,
    }


def in_words(lines: Mapping[str, Mapping[str, int | None]], known: Mapping) -> list[dict[str, Any]]:
    """Every way of one measure: its title, the rows that are told, the largest first (a time
    stands where it belongs), and whether there are more that are not."""
    found = []
    for way, line in lines.items():
        rows = [(known[way].get(cell, "–"), told) for cell, told in line.items() if told is not None]
        rows = rows if way == "wait" else sorted(rows, key=lambda row: -row[1])
        found.append({"title": WAYS[way], "rows": rows, "has_more": None in line.values()})
    return found
