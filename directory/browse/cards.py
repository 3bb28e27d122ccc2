"""A member in a list: what stands in their `Listing`, in the reader's words."""

from dataclasses import dataclass

from django_countries import countries

from ..models import Listing
from ..spoken import SPOKEN
from .criteria import Knowledge

MOST_SKILLS = 6  # of one card; the profile shows all


@dataclass(frozen=True)
class Card:
    public_id: str
    name: str
    place: list[str]
    languages: list[str]
    skills: list[str]
    more_skills: int
    mentors: list[str]


def card(row: Listing, known: Knowledge) -> Card:
    shown = row.shown
    country, organisation = shown.get("country", ""), shown.get("organisation", "")
    skills = [number for number, _level in shown.get("skills", ())]
    place = [
        known.region_name(row.region_id) if row.region_id in known.regions else "",
        str(countries.name(country)) if country else "",
        organisation,
    ]
    return Card(
        public_id=row.public_id,
        name=row.name,
        place=[words for words in place if words],
        languages=[SPOKEN[code].name for code, _level in shown.get("languages", ()) if code in SPOKEN],
        skills=named(skills[:MOST_SKILLS], known),
        more_skills=max(0, len(skills) - MOST_SKILLS),
        mentors=named(shown.get("mentors", ()), known),
    )


def named(skills, known: Knowledge) -> list[str]:
    return [name for number in skills if (name := known.skill_name(number))]
