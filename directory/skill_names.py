"""The names of skills in one language: one statement for all of them."""

from django.conf import settings
from django.utils.translation import get_language

from .models import Skill, SkillLabel

INDENT = "\u2003"  # an em space: a select keeps it where it drops others


def names(language: str | None = None) -> dict[int, str]:
    """skill -> its preferred name in this language, else in the site's, else its code."""
    wanted = language or get_language() or settings.LANGUAGE_CODE
    labels = SkillLabel.objects.filter(preferred=True, language__in={wanted, settings.LANGUAGE_CODE})
    found: dict[int, str] = {}
    for skill, code, text in labels.values_list("skill", "language", "text"):
        if code == wanted or skill not in found:
            found[skill] = text
    return found


def grouped(language: str | None = None) -> list[tuple[str, list[tuple[int, str]]]]:
    """Choices for a select: each top skill is a group of everything below it, in the order of the scheme."""
    known = names(language)
    groups: list[tuple[str, list[tuple[int, str]]]] = []
    for pk, depth, code in (
        Skill.objects.filter(retired=False).order_by("path").values_list("pk", "depth", "code")
    ):
        name = known.get(pk, code)
        if depth == 1:
            groups.append((name, []))
        if groups:
            groups[-1][1].append((pk, INDENT * (depth - 1) + name))
    return groups
