"""How many signed, as everybody may know it: of people who confirmed, equal in all languages, and without a
number that leads to a few."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count

from editorial.models import Placement

from ..models import Signature

SMALL = 5  # fewer than these are not told, as in the statistics of the directory
NAMES = 60  # as many as fit into a page that a slow line can load


@dataclass(frozen=True)
class Tally:
    """people: None while they are fewer than SMALL. countries: [(code, at least so many)], in steps of SMALL.
    organisations, names: as their owners want to be read; has_more: of
    names there are more than there is room for."""

    people: int | None = None
    organisations: list[str] = field(default_factory=list)
    countries: list[tuple[str, int]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    has_more: bool = False


def tally_of(key: UUID) -> Tally:
    """Of a content by its translation key, from the cache for as long as readers' pages may be kept: all
    languages show one number. Four statements otherwise."""
    found = cache.get(cached_as(key))
    if found is None:
        placement = Placement.objects.filter(translation_key=key).first()
        found = count(placement) if placement else Tally()
        cache.set(cached_as(key), found, settings.READER_CACHE_SECONDS)
    return found


def forget(placement) -> None:
    cache.delete(cached_as(placement.translation_key))


def cached_as(key: UUID) -> str:
    return f"signatures:{key}"


def count(placement) -> Tally:
    counted = Signature.objects.filter(placement=placement).counted()
    people = counted.filter(kind=Signature.Kind.PERSON)
    by_country = Counter(dict(people.values_list("country").annotate(number=Count("pk")).order_by()))
    total = by_country.total()
    shown = Signature.objects.filter(placement=placement).shown().order_by("-confirmed_on", "-pk")
    names = list(shown.filter(kind=Signature.Kind.PERSON).values_list("name", flat=True)[: NAMES + 1])
    organisations = shown.filter(kind=Signature.Kind.ORGANISATION).values_list("name", flat=True)
    return Tally(
        people=total if total >= SMALL else None,
        organisations=sorted(organisations, key=str.casefold),
        countries=told_by_country(by_country),
        names=names[:NAMES],
        has_more=len(names) > NAMES,
    )


def told_by_country(people: Mapping[str, int]) -> list[tuple[str, int]]:
    """[(code, number)], most first. A country under SMALL is not told. The others are told in whole steps of
    SMALL: what is missing to the exact total then never is the number of one country that is left out."""
    told = [(code, number - number % SMALL) for code, number in people.items() if code and number >= SMALL]
    return sorted(told, key=lambda pair: (-pair[1], pair[0]))
