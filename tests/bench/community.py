"""Thousands of members who show themselves, quickly.

The rows are written as `directory/listing.py` would write them; who they are is invented, from a seed.
"""

import random
from itertools import count

from django.utils import timezone

from directory.listing import folded
from directory.models import Listing, Member, Skill
from directory.spoken import SPOKEN
from home.search.folded_words import words_of
from tests.factories import region

AT_ONCE = 2000
SYLLABLES = [
    "ama",
    "ba",
    "chi",
    "da",
    "ela",
    "fu",
    "go",
    "hawa",
    "ina",
    "ju",
    "ka",
    "lo",
    "mi",
    "na",
    "ro",
    "su",
]
WORDS = [
    "radio",
    "garden",
    "court",
    "school",
    "union",
    "paper",
    "river",
    "harvest",
    "letter",
    "song",
    "night",
]
REGIONS = ["congo", "kenya", "macedonia", "hongkong", "network"]
LAWS = [404, 180, 807, 344, 834, 800, 646, 710]  # ISO 3166
_numbers = count()


def members(number: int, seed: int = 1) -> None:
    """Adds that many verified members, each with a row in the list of members."""
    chance = random.Random(f"{seed} {next(_numbers)}")
    ways = skills_with_what_is_above()
    regions = [region(code).pk for code in REGIONS]
    while number > 0:
        made = [one_member(chance, regions) for _ in range(min(AT_ONCE, number))]
        Member.objects.bulk_create(made)
        Listing.objects.bulk_create([listing(member, chance, ways) for member in made])
        number -= AT_ONCE


def skills_with_what_is_above() -> list[tuple[int, list[int]]]:
    """(narrow skill, it and everything broader)."""
    by_path = {skill.path: skill.pk for skill in Skill.objects.all()}
    step = Skill.steplen
    return [
        (pk, [by_path[path[:end]] for end in range(step, len(path) + 1, step)])
        for path, pk in by_path.items()
        if len(path) == 3 * step
    ]


def one_member(chance: random.Random, regions: list[int]) -> Member:
    name = (
        "".join(chance.choices(SYLLABLES, k=3)).title()
        + " "
        + "".join(chance.choices(SYLLABLES, k=2)).title()
    )
    return Member(
        display_name=name, region_id=chance.choice(regions), state="active", vetted_at=timezone.now()
    )


def listing(member: Member, chance: random.Random, ways: list) -> Listing:
    offered = chance.sample(ways, 3)
    # A few languages are spoken by many, many by a few.
    spoken = [list(SPOKEN.values())[min(int(chance.expovariate(0.15)), len(SPOKEN) - 1)] for _ in range(3)]
    about = " ".join(chance.choices(WORDS, k=12))
    return Listing(
        member=member,
        public_id=member.public_id,
        name=member.display_name,
        sort_key=folded(member.display_name),
        region_id=member.region_id,
        languages=[language.number for language in spoken],
        skills=[number for _skill, way in offered for number in way],
        jurisdictions=chance.sample(LAWS, chance.randint(0, 2)),
        words=words_of([member.display_name, about, *(language.name for language in spoken)]),
        shown={
            "skills": [[skill, 2] for skill, _way in offered],
            "mentors": [],
            "languages": [[language.code, 2] for language in spoken],
            "country": "",
            "organisation": "",
        },
    )
