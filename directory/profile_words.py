"""What `visibility.told` gives, as a person reads it: (label, words), in the order of the table."""

from collections.abc import Callable
from typing import Any

from django_countries import countries

from .audiences import PROFILE_FIELDS
from .models import ContactDetail, MemberLanguage, MemberSkill
from .skill_names import names
from .spoken import SPOKEN


def languages(rows: list[MemberLanguage]) -> str:
    return ", ".join(
        f"{SPOKEN[row.code].name} ({row.get_level_display()})" for row in rows if row.code in SPOKEN
    )


def skills(rows: list[MemberSkill]) -> str:
    known = names()
    return ", ".join(known.get(row.skill_id, row.skill.code) for row in rows)


def contact(details: list[ContactDetail]) -> str:
    return "; ".join(f"{detail.get_kind_display()}: {detail.value}" for detail in details)


WORDS: dict[str, Callable[[Any], str]] = {
    "region": str,
    "languages": languages,
    "skills_offered": skills,
    "mentors": skills,
    "skills_wanted": skills,
    "jurisdictions": lambda codes: ", ".join(countries.name(code) for code in codes),
    "country": countries.name,
    "contact": contact,
}


def in_words(told: dict[str, Any]) -> list[tuple[str, str]]:
    """Every field but the photograph, which is no words. Takes one statement for the names of skills."""
    return [
        (str(PROFILE_FIELDS[name].label), WORDS.get(name, str)(value))
        for name, value in told.items()
        if name != "photo"
    ]
