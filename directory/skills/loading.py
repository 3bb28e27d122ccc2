"""Brings the scheme in the database up to its data file. Nothing is ever deleted that somebody may use."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import transaction

from ..models import Skill, SkillLabel
from ..models.skill import words_of
from .scheme import renew
from .scheme_file import Concept

FLAGS = ("sensitive", "needs_jurisdiction", "esco_uri")


@dataclass
class Changes:
    """What loading did, as codes of skills; `renamed` as "code language"."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.updated or self.renamed or self.retired)


class DryRun(Exception):
    """Takes everything back."""


def load_scheme(
    concepts: list[Concept], *, dry_run: bool = False, tick: Callable[[], object] = lambda: None
) -> Changes:
    """Adds what is new, updates what no coordinator edited, retires what vanished from the file.

    Args: dry_run, say what would change and change nothing; tick is called once a concept.
    """
    changes = Changes()
    try:
        with transaction.atomic():
            _load(concepts, changes, tick)
            if dry_run:
                raise DryRun
    except DryRun:
        pass
    return changes


def _load(concepts: list[Concept], changes: Changes, tick: Callable[[], object]) -> None:
    known = {skill.code: skill for skill in Skill.objects.select_for_update(no_key=True)}
    for concept in concepts:
        if concept.code in known:
            _update(known[concept.code], concept, changes)
        else:
            _add(concept, changes)
        tick()
    _retire(known.values(), {concept.code for concept in concepts}, changes)
    _name(concepts, changes)
    if changes:
        renew()


def _flags(concept: Concept) -> dict[str, bool | str]:
    return {flag: getattr(concept, flag) for flag in FLAGS}


def _broader(concept: Concept) -> Skill | None:
    return Skill.objects.get(code=concept.above) if concept.above else None


def _add(concept: Concept, changes: Changes) -> None:
    above = _broader(concept)
    add = above.add_child if above else Skill.add_root
    add(code=concept.code, **_flags(concept))
    changes.added.append(concept.code)


def _update(skill: Skill, concept: Concept, changes: Changes) -> None:
    if skill.edited:
        return
    skill.refresh_from_db()  # its path may have moved with one above
    above = _broader(concept)
    moved = (skill.get_parent().pk if skill.depth > 1 else None) != (above.pk if above else None)
    wanted = _flags(concept) | {"retired": False}
    if moved:
        skill.move(above or Skill.get_last_root_node(), "last-child" if above else "last-sibling")
    if changed := any(getattr(skill, name) != value for name, value in wanted.items()):
        Skill.objects.filter(pk=skill.pk).update(**wanted)
    if moved or changed:
        changes.updated.append(concept.code)


def _retire(known: Iterable[Skill], in_file: set[str], changes: Changes) -> None:
    gone = [skill for skill in known if skill.code not in in_file and not skill.edited and not skill.retired]
    Skill.objects.filter(pk__in=[skill.pk for skill in gone]).update(retired=True)
    changes.retired += (skill.code for skill in gone)


def _name(concepts: list[Concept], changes: Changes) -> None:
    """A coordinator's edit holds for all names of a skill in a language."""
    skills = dict(Skill.objects.values_list("code", "pk"))
    labels: dict[tuple[int, str], list[SkillLabel]] = {}
    for label in SkillLabel.objects.order_by("pk"):
        labels.setdefault((label.skill_id, label.language), []).append(label)
    old: list[SkillLabel] = []
    new: list[SkillLabel] = []
    for concept in concepts:
        for language, texts in concept.names.items():
            there = labels.get((skills[concept.code], language), [])
            wanted = labels_of(skills[concept.code], language, texts)
            if not any(label.edited for label in there) and [*map(_told, there)] != [*map(_told, wanted)]:
                old += there
                new += wanted
                changes.renamed.append(f"{concept.code} {language}")
    SkillLabel.objects.filter(pk__in=[label.pk for label in old]).delete()
    SkillLabel.objects.bulk_create(new)


def _told(label: SkillLabel) -> tuple[str, bool, str]:
    return label.text, label.preferred, label.words


def labels_of(skill: int, language: str, texts: list[str], *, edited: bool = False) -> list[SkillLabel]:
    """Rows, not yet stored, of all names of a skill in a language.

    Args: texts, the preferred name first, none twice; edited, a coordinator wrote them.
    """
    return [
        SkillLabel(
            skill_id=skill,
            language=language,
            text=text,
            preferred=number == 0,
            edited=edited,
            words=words_of(text),
        )
        for number, text in enumerate(texts)
    ]
