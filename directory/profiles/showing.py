"""How a profile is shown: the same rows for a real visitor, for "see as", and for the owner's preview.
What is in them, `told` alone decides."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from ..audiences import Audience
from ..models import Member
from ..skill_names import names
from ..spoken import SPOKEN
from ..visibility import STRANGER, Viewer, told

LABELS: dict[str, str | Promise] = {
    "region": _("Region"),
    "languages": _("Languages"),
    "skills_offered": _("Offers"),
    "mentors": _("Mentors in"),
    "jurisdictions": _("Knows the law of"),
    "skills_wanted": _("Wants to learn"),
    "country": _("Country"),
    "organisation": _("Organisation"),
    "time_zone": _("Time zone"),
    "availability": _("Has time"),
    "contact": _("Ways to reach them"),
    "risk_notes": _("Notes on risk"),
}


@dataclass(frozen=True)
class Fact:
    name: str
    label: str
    lines: list[str]


@dataclass(frozen=True)
class Sight:
    """One profile as one viewer sees it. Without a name there is nothing to show."""

    name: str
    about: str
    has_photo: bool
    facts: list[Fact]


def sight(seen: Mapping[str, Any]) -> Sight:
    """Puts into words what `told` gave."""
    skills = names() if seen.keys() & {"skills_offered", "skills_wanted", "mentors"} else {}
    facts = [
        Fact(name, str(label), WORDS[name](seen[name], skills))
        for name, label in LABELS.items()
        if name in seen
    ]
    return Sight(seen.get("display_name", ""), seen.get("about", ""), "photo" in seen, facts)


def as_seen_by(audience: Audience, member: Member) -> Sight:
    """What the owner's page tells these people; somebody they work with sees revealed contact as well,
    which differs from one to the next and is not shown here."""
    return sight(told(viewers()[audience], member))


def viewers() -> dict[Audience, Viewer]:
    """Who stands for whom in "see as": as `viewer_of` makes them."""
    world = frozenset({Audience.WORLD})
    return {
        Audience.MEMBERS: Viewer(audiences=world | {Audience.MEMBERS}),
        Audience.PARTNER: Viewer(audiences=world | {Audience.MEMBERS, Audience.PARTNER}),
        Audience.LEAD: Viewer(audiences=world | {Audience.LEAD}),
        Audience.WORLD: STRANGER,
    }


def _with_level(row: Any, name: str) -> str:
    return f"{name} ({row.get_level_display()})"


def _spoken(rows: Any, _skills: dict) -> list[str]:
    return [_with_level(row, SPOKEN[row.code].name) for row in rows if row.code in SPOKEN]


def _skilled(rows: Any, skills: dict[int, str]) -> list[str]:
    return [_with_level(row, skills.get(row.skill_id, row.skill.code)) for row in rows]


def _named(rows: Any, skills: dict[int, str]) -> list[str]:
    return [skills.get(row.skill_id, row.skill.code) for row in rows]


def _countries(codes: Any, _skills: dict) -> list[str]:
    return [str(countries.name(code) or code) for code in codes]


def _as_it_is(value: Any, _skills: dict) -> list[str]:
    return [str(value)]


def _ways(rows: Any, _skills: dict) -> list[str]:
    return [f"{row.get_kind_display()}: {row.value}" for row in rows]


WORDS: dict[str, Callable[[Any, dict[int, str]], list[str]]] = {
    "region": _as_it_is,
    "languages": _spoken,
    "skills_offered": _skilled,
    "mentors": _skilled,
    "jurisdictions": _countries,
    "skills_wanted": _named,
    "country": lambda code, skills: _countries([code], skills),
    "organisation": _as_it_is,
    "time_zone": _as_it_is,
    "availability": _as_it_is,
    "contact": _ways,
    "risk_notes": _as_it_is,
}
