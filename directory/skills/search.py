"""Finds a skill by any of its names in any language."""

from dataclasses import dataclass
from enum import IntEnum

from home.search.folding import fold, is_han, terms

from .scheme import Name, Scheme, current_scheme

MOST = 20
SHORTEST_PART = 3  # letters; two would stand inside every second word


class Fit(IntEnum):
    """How a name fits what somebody wrote; less is better."""

    SAME = 0
    BEGINS = 1
    EVERY_WORD = 2
    INSIDE = 3
    SOME_WORDS = 4


WEAK = (Fit.INSIDE, Fit.SOME_WORDS)


@dataclass(frozen=True)
class Found:
    """A skill that was found. name: what it is called in the reader's language. label, language: the name by
    which it was found. way: the names of what is broader, from the top down."""

    skill: int
    name: str
    label: str
    language: str
    way: tuple[str, ...]
    sensitive: bool


def find_skills(text: str, language: str, *, most: int = MOST, scheme: Scheme | None = None) -> list[Found]:
    """The skills that a text means, best first; retired ones are not among them.

    Names that fit as a whole come before those of which a part fits; in each the reader's language comes
    first. Any text is answered, an absurd one with nothing.

    Args: language, the reader's, as in settings.LANGUAGES; most, how many at most; scheme, where the caller
    has it at hand.
    """
    sought = fold(text)
    if not sought:
        return []
    scheme = scheme or current_scheme()
    parts = terms(sought)
    best: dict[int, tuple[tuple, Name]] = {}
    for name in scheme.names:
        if not any(part in name.words for part in parts):
            continue  # nearly all of them; what follows is slower
        fit = fit_of(name, sought, parts)
        if fit is None or not scheme.skills[name.skill].is_open:
            continue
        order = (fit in WEAK, name.language != language, fit, not name.preferred, len(name.words))
        if name.skill not in best or order < best[name.skill][0]:
            best[name.skill] = (order, name)
    place = {skill: number for number, skill in enumerate(scheme.skills)}
    ranked = sorted(best.values(), key=lambda found: (*found[0], place[found[1].skill]))
    return [_found(scheme, name, language) for _order, name in ranked[:most]]


def fit_of(name: Name, sought: str, parts: tuple[str, ...]) -> Fit | None:
    """How a name fits a folded text; None where it does not."""
    if name.words == sought:
        return Fit.SAME
    if name.words.startswith(sought):
        return Fit.BEGINS
    if all(_begins_one(part, name.terms) for part in parts):
        return Fit.EVERY_WORD
    if sought in name.words and (len(sought) >= SHORTEST_PART or is_han(sought)):
        return Fit.INSIDE
    # "a lawyer in Nairobi": the whole name stands in what was written, or half of what was written in it.
    telling = [part for part in parts if len(part) >= SHORTEST_PART or is_han(part)]
    hits = sum(part in name.terms for part in telling)
    return Fit.SOME_WORDS if hits and hits * 2 >= min(len(telling), len(name.terms)) else None


def _begins_one(part: str, words: tuple[str, ...]) -> bool:
    return any(word.startswith(part) for word in words)


def _found(scheme: Scheme, name: Name, language: str) -> Found:
    return Found(
        skill=name.skill,
        name=scheme.name(name.skill, language),
        label=name.text,
        language=name.language,
        way=scheme.way(name.skill, language),
        sensitive=scheme.skills[name.skill].sensitive,
    )
