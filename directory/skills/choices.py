"""What forms show of the scheme, in the reader's language. Each costs one short statement."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

from .scheme import Concept, Scheme, current_scheme
from .search import find_skills


@dataclass(frozen=True)
class Choice:
    """A skill as a form shows it. way: what is broader, from the top down. label, language: the name by which
    it was found, where that is another than its own."""

    skill: int
    name: str
    sensitive: bool
    way: tuple[str, ...] = ()
    below: tuple["Choice", ...] = ()
    label: str = ""
    language: str = ""


def reading() -> str:
    return get_language() or settings.LANGUAGE_CODE


def tree(language: str | None = None, *, without: Collection[int] = ()) -> tuple[Choice, ...]:
    """Every open skill below its broader one, in the order of the scheme; `without` some that stand
    elsewhere, unless something below them is left."""
    scheme, wanted = current_scheme(), language or reading()
    return _branches(scheme, scheme.below(None), wanted, frozenset(without))


def _branches(
    scheme: Scheme, concepts: Iterable[Concept], language: str, without: frozenset[int]
) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            skill=0 if concept.pk in without else concept.pk,
            name=scheme.name(concept.pk, language),
            sensitive=concept.sensitive,
            below=_branches(scheme, scheme.below(concept.pk), language, without),
        )
        for concept in concepts
    )


def labels_for(skill_ids: Iterable[int], language: str | None = None) -> dict[int, str]:
    """The names of some skills, retired ones as well; unknown ids are left out."""
    scheme, wanted = current_scheme(), language or reading()
    return {skill: scheme.name(skill, wanted) for skill in skill_ids if skill in scheme.skills}


def chosen(skill_ids: Iterable[int], language: str | None = None) -> list[Choice]:
    """Skills that somebody has, in the order given."""
    scheme, wanted = current_scheme(), language or reading()
    return [
        Choice(
            skill=skill, name=name, sensitive=scheme.skills[skill].sensitive, way=scheme.way(skill, wanted)
        )
        for skill, name in labels_for(skill_ids, wanted).items()
    ]


def found(text: str, language: str | None = None) -> list[Choice]:
    """What a text means, best first."""
    return [
        Choice(
            skill=one.skill,
            name=one.name,
            sensitive=one.sensitive,
            way=one.way,
            label=one.label if one.label != one.name else "",
            language=one.language,
        )
        for one in find_skills(text, language or reading())
    ]
