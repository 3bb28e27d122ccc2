"""How many of those who were found show each value: one statement over exactly the rows of the list.

Up to MOST_COUNTED of them: where more were found, what the first of them show is offered without numbers, so
that a page costs the same however large the community is.

A count of one is no secret: that member stands in the list, with the value on their card. Nothing else is
counted, so a count cannot move with anybody who does not stand there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db import connection
from django.db.models import QuerySet

from ..models import Listing
from .criteria import FACETS, Criteria, Facet, Knowledge

MOST_COUNTED = 1000
SETS = {
    "postgresql": "SELECT '{name}', value, COUNT(*) FROM found, unnest({column}) AS value GROUP BY value",
    "sqlite": "SELECT '{name}', value, COUNT(*) FROM found, json_each('[' || trim({column}, ',') || ']') "
    "GROUP BY value",
}
SCALAR = "SELECT '{name}', {column}, COUNT(*) FROM found WHERE {column} IS NOT NULL GROUP BY {column}"
ALL = "SELECT 'all', 0, COUNT(*) FROM found"


@dataclass(frozen=True)
class Value:
    """One value that narrows: its words, how many show it (0: not counted), where choosing it leads."""

    name: str
    number: int
    address: str


@dataclass(frozen=True)
class Counts:
    """how_many: found in all; is_more: more than that. by_facet: facet -> stored number -> how many."""

    how_many: int
    is_more: bool
    by_facet: Mapping[str, Mapping[int, int]]


def count(rows: QuerySet[Listing]) -> Counts:
    columns = [facet.column for facet in FACETS.values()]
    # In the order of the list, not of the disk: what is left uncounted tells nothing either.
    first = rows.order_by("sort_key", "public_id").values(*columns)[: MOST_COUNTED + 1]
    inner, params = first.query.sql_with_params()
    parts = [ALL, *(_part(name, facet) for name, facet in FACETS.items())]
    counting = f"(WITH found AS ({inner}) {' UNION ALL '.join(parts)}) AS counted"
    found: dict[str, dict[int, int]] = {name: {} for name in ("all", *FACETS)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM " + counting, params)  # noqa: S608 (every value is a parameter)
        for name, value, number in cursor.fetchall():
            found[name][value] = number
    how_many = found.pop("all").get(0, 0)
    return Counts(min(how_many, MOST_COUNTED), how_many > MOST_COUNTED, MappingProxyType(found))


def _part(name: str, facet: Facet) -> str:
    shape = SETS[connection.vendor] if facet.is_set else SCALAR
    return shape.format(name=name, column=facet.column)


def values(counts: Counts, criteria: Criteria, known: Knowledge) -> list[tuple[str, list[Value]]]:
    """(label, values) of what still narrows, in each facet that has some."""
    offered = {name: _offered(name, counts, criteria, known) for name in FACETS}
    return [(str(FACETS[name].label), found) for name, found in offered.items() if found]


def _offered(name: str, counts: Counts, criteria: Criteria, known: Knowledge) -> list[Value]:
    facet, numbers = FACETS[name], counts.by_facet[name]
    taken = {facet.number(known, code) for code in criteria.codes(name)}
    if name == "region" and taken:
        return []
    shown = _steps_down(taken, known) if name == "skill" else _most_first(facet, numbers, known)
    return [
        Value(
            facet.name(known, value),
            0 if counts.is_more else numbers[value],
            address(criteria, name, facet.code(known, value), known),
        )
        for value in shown
        if value in numbers and value not in taken and facet.code(known, value)
    ]


def _most_first(facet: Facet, numbers: Mapping[int, int], known: Knowledge) -> list[int]:
    there = [value for value in numbers if facet.code(known, value)]
    return sorted(there, key=lambda value: (-numbers[value], facet.name(known, value)))


def _steps_down(taken: set[int], known: Knowledge) -> list[int]:
    """What is right below the chosen skills, then the fields that none of them is of."""
    chosen_fields = {field for skill in taken for field in (*known.scheme.skills[skill].above[:1], skill)}
    below = [one.pk for skill in known.scheme.skills if skill in taken for one in known.scheme.below(skill)]
    return below + [one.pk for one in known.scheme.below(None) if one.pk not in chosen_fields]


def address(criteria: Criteria, facet: str, code: str, known: Knowledge) -> str:
    """Where choosing one more leads. A narrower skill takes the place of the broader one it is part of."""
    wider = criteria
    if facet == "skill":
        above = known.scheme.skills[FACETS[facet].number(known, code)].above
        for other in criteria.codes(facet):
            if FACETS[facet].number(known, other) in above:
                wider = wider.without_one(facet, other)
    return wider.with_one(facet, code).address()
