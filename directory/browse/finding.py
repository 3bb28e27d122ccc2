"""The members that one member finds. Every answer of this folder (the list, its order, each count) is made of
the rows that `found` returns, so that none can tell what another does not show."""

from django.db.models import Q, QuerySet

from home.search.folded_words import sought_in
from home.search.folding import fold

from ..models import Listing, Member
from .criteria import FACETS, Criteria, Knowledge


def found(member: Member, criteria: Criteria, known: Knowledge) -> QuerySet[Listing]:
    """Others who show everything that is asked for. Each further wish narrows."""
    rows = Listing.objects.seen_by(member)
    for name, code in criteria.chosen:
        facet = FACETS[name]
        lookup = f"{facet.column}__holds" if facet.is_set else facet.column
        rows = rows.filter(**{lookup: facet.number(known, code)})
    return rows.filter(meant_by(criteria.text, known)) if criteria.text else rows


def meant_by(text: str, known: Knowledge) -> Q:
    """Who is found by a text: by the beginning of each of its words in what they show, by a skill that it
    names in any language, by a region."""
    sought = fold(text)
    if not sought:
        return Q(pk=None)
    by_words = Q(words__begin=sought_in(text))
    by_skill = Q(skills__holds_any=known.skills_meant_by(text))
    named = [
        pk
        for pk, region in known.regions.items()
        if any(begins(sought, fold(name)) for name in (str(region), known.region_name(pk)))
    ]
    return by_words | by_skill | Q(region_id__in=named)


def begins(sought: str, name: str) -> bool:
    return f" {name}".find(f" {sought}") >= 0
