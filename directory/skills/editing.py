"""What coordinators change in the scheme. Loading the data file again leaves it as they made it."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from home.search.folding import fold
from regions.permissions import is_coordinator
from safekeeping import audit

from ..models import Skill, SkillLabel
from ..models.skill import LEVELS
from .loading import labels_of
from .scheme import renew

LONGEST_CODE = 50  # leaves room for a number


@dataclass(frozen=True)
class Wording:
    """names: language → its names, the preferred one first; an empty list takes the language away."""

    names: dict[str, list[str]]
    flags: dict[str, bool | str] = field(default_factory=dict)


def _may(by: Any) -> None:
    if not is_coordinator(by):
        raise PermissionDenied


def taken_names(skill: Skill | None, language: str, texts: list[str]) -> list[tuple[str, Skill]]:
    """Those of the texts that are already a name of another skill in this language, with that skill."""
    words = {fold(text): text for text in texts}
    others = SkillLabel.objects.filter(language=language, words__in=words).select_related("skill")
    if skill:
        others = others.exclude(skill=skill)
    return [(words[label.words], label.skill) for label in others]


@transaction.atomic
def reword(skill: Skill, wording: Wording, *, by: Any) -> None:
    """Stores what differs. Languages that nobody touched stay the data file's.

    Raises: PermissionDenied.
    """
    _may(by)
    skill = Skill.objects.select_for_update(no_key=True).get(pk=skill.pk)
    for language, texts in wording.names.items():
        rows = skill.labels.filter(language=language)
        if texts != [label.text for label in rows.order_by("-preferred", "pk")]:
            rows.delete()
            SkillLabel.objects.bulk_create(labels_of(skill.pk, language, texts, edited=True))
    if any(getattr(skill, flag) != value for flag, value in wording.flags.items()):
        Skill.objects.filter(pk=skill.pk).update(**wording.flags, edited=True)
    renew()
    audit.record("skill.reworded", actor_id=by.pk, subject=f"skill:{skill.pk}")


@transaction.atomic
def add_skill(above: Skill | None, wording: Wording, *, by: Any) -> Skill:
    """Adds a skill at the top or below another, last among its siblings.

    Raises: PermissionDenied; ValidationError below the last level or below a retired skill.
    """
    _may(by)
    if above:
        above = Skill.objects.select_for_update(no_key=True).get(pk=above.pk)
        if above.depth >= LEVELS or above.retired:
            raise ValidationError(_("Nothing can be added below this skill."))
    fields = {**wording.flags, "code": _free_code(wording), "edited": True}
    skill = above.add_child(**fields) if above else Skill.add_root(**fields)
    rows = [
        label
        for language, texts in wording.names.items()
        for label in labels_of(skill.pk, language, texts, edited=True)
    ]
    SkillLabel.objects.bulk_create(rows)
    renew()
    audit.record("skill.added", actor_id=by.pk, subject=f"skill:{skill.pk}")
    return skill


def _free_code(wording: Wording) -> str:
    texts = [text for names in wording.names.values() for text in names]
    words = next(filter(None, map(slugify, texts)), "skill").replace("_", "-").strip("-")
    base = words[:LONGEST_CODE].strip("-") or "skill"
    known = set(Skill.objects.filter(code__startswith=base).values_list("code", flat=True))
    number = 1
    while (code := base if number == 1 else f"{base}-{number}") in known:
        number += 1
    return code


@transaction.atomic
def retire(skill: Skill, *, by: Any) -> None:
    """Takes a skill and what is below it out of every choice. Who has one keeps it."""
    _may(by)
    Skill.objects.filter(pk__in=[skill.pk, *skill.get_descendants().values_list("pk", flat=True)]).update(
        retired=True, edited=True
    )
    renew()
    audit.record("skill.retired", actor_id=by.pk, subject=f"skill:{skill.pk}")


@transaction.atomic
def restore(skill: Skill, *, by: Any) -> None:
    """Takes a skill back, without what is below it.

    Raises: PermissionDenied; ValidationError while something above it is retired.
    """
    _may(by)
    if skill.get_ancestors().filter(retired=True).exists():
        raise ValidationError(_("Take back what is above it first."))
    Skill.objects.filter(pk=skill.pk).update(retired=False, edited=True)
    renew()
    audit.record("skill.restored", actor_id=by.pk, subject=f"skill:{skill.pk}")
