"""Keeps `Listing`, what verified members see, equal to what `visible()` says. The only writer of it."""

import unicodedata
from collections.abc import Callable

from django.db.models import Prefetch
from django_countries import countries

from home.search.folded_words import words_of

from .models import Listing, Member, MemberSkill, Skill
from .spoken import SPOKEN, numbers_of
from .visibility import VERIFIED_MEMBER, told

NAME_SPACE = 80


def with_everything(members):
    """What `told` reads, in four queries whatever the number of members."""
    skills = Prefetch("skills", MemberSkill.objects.select_related("skill"))
    return members.select_related("region").prefetch_related("languages", skills, "contact_details")


# function(member) -> None: what else has to stay true when it changes what others may see of a member. Filled
# in `AppConfig.ready`.
followers: list[Callable[[Member], None]] = []


def refresh_listing(member: Member) -> None:
    """Writes, changes or removes what others see of a member. Call it in the transaction of the change."""
    found = with_everything(Member.objects.filter(pk=member.pk)).get()
    for follow in followers:
        follow(found)
    shown = told(VERIFIED_MEMBER, found) if found.is_listed else {}
    if "display_name" not in shown:
        Listing.objects.filter(pk=found.pk).delete()
        return
    Listing.objects.update_or_create(member=found, defaults=_columns(found, shown))


def _columns(member: Member, shown: dict) -> dict:
    skills = [row.skill for row in (*shown.get("skills_offered", ()), *shown.get("mentors", ()))]
    codes = [row.code for row in shown.get("languages", ())]
    return {
        "public_id": member.public_id,
        "name": shown["display_name"],
        "sort_key": folded(shown["display_name"])[:NAME_SPACE],
        "region_id": shown["region"].pk if "region" in shown else None,
        "languages": numbers_of(codes),
        "skills": sorted(with_broader(skills)),
        "jurisdictions": numeric(shown.get("jurisdictions", ())),
        "words": searchable(shown),
        "shown": _card(shown),
    }


def with_broader(skills: list[Skill]) -> set[int]:
    """Ids of skills and of everything above them: who offers asylum law offers law."""
    paths = {skill.path[: Skill.steplen * depth] for skill in skills for depth in range(1, skill.depth + 1)}
    return set(Skill.objects.filter(path__in=paths).values_list("pk", flat=True))


def numeric(codes) -> list[int]:
    """ISO 3166 numbers of country codes; what has none is left out."""
    return [number for code in codes if (number := countries.numeric(code))]


def folded(text: str) -> str:
    """Lower case, without accents, for comparing. Letters of every script stay."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).strip()


def searchable(shown: dict) -> str:
    """The words of a profile that a search may find it by."""
    texts = [shown["display_name"], shown.get("about", ""), shown.get("organisation", "")]
    texts += [SPOKEN[row.code].name for row in shown.get("languages", ()) if row.code in SPOKEN]
    return words_of(texts)


def _card(shown: dict) -> dict:
    offered = [[row.skill_id, row.level] for row in shown.get("skills_offered", ())]
    return {
        "skills": offered,
        "mentors": [row.skill_id for row in shown.get("mentors", ())],
        "languages": [[row.code, row.level] for row in shown.get("languages", ())],
        "country": shown.get("country", ""),
        "organisation": shown.get("organisation", ""),
    }
