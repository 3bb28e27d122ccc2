"""The names of skills in one language, out of the scheme in memory: one short statement."""

from django.conf import settings
from django.utils.translation import get_language

from .skills.scheme import current_scheme

INDENT = "\u2003"  # an em space: a select keeps it where it drops others


def names(language: str | None = None) -> dict[int, str]:
    """skill -> its preferred name in this language, else in the site's, else its code. Retired ones as well:
    who has one keeps it."""
    scheme = current_scheme()
    wanted = language or get_language() or settings.LANGUAGE_CODE
    return {skill: scheme.name(skill, wanted) for skill in scheme.skills}


def grouped(language: str | None = None) -> list[tuple[str, list[tuple[int, str]]]]:
    """Choices for a select: each top skill is a group of everything below it, in the order of the scheme."""
    known = names(language)
    groups: list[tuple[str, list[tuple[int, str]]]] = []
    for concept in current_scheme().skills.values():
        if concept.is_open:
            if not concept.above:
                groups.append((known[concept.pk], []))
            groups[-1][1].append((concept.pk, INDENT * len(concept.above) + known[concept.pk]))
    return groups
