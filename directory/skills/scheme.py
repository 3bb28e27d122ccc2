"""The whole scheme in memory: 180 skills and 3,600 names, which every search and every form reads.

No full-text search of a database could serve: SQLite and PostgreSQL would answer differently, neither knows
Swahili, Macedonian or where a Chinese word ends, and the names together are smaller than one photograph. So
each process keeps them, and asks with one short statement whether somebody changed them meanwhile.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete, post_save

from home.search.folding import terms

from ..models import SchemeVersion, Skill, SkillLabel


@dataclass(frozen=True)
class Concept:
    """above: the ids of what is broader, from the top down. is_open: neither it nor one above is retired."""

    pk: int
    code: str
    above: tuple[int, ...]
    sensitive: bool
    needs_jurisdiction: bool
    esco_uri: str
    is_open: bool


@dataclass(frozen=True)
class Name:
    skill: int
    language: str
    text: str
    preferred: bool
    words: str

    @cached_property
    def terms(self) -> tuple[str, ...]:
        return terms(self.words)


@dataclass(frozen=True)
class Scheme:
    """One state of the scheme; it never changes. skills: by id, in the order of the tree."""

    version: uuid.UUID | None
    skills: dict[int, Concept]
    names: tuple[Name, ...]

    @cached_property
    def preferred(self) -> dict[tuple[int, str], str]:
        return {(name.skill, name.language): name.text for name in self.names if name.preferred}

    @cached_property
    def by_code(self) -> dict[str, Concept]:
        return {concept.code: concept for concept in self.skills.values()}

    def name(self, skill: int, language: str) -> str:
        """In this language, else in the site's, else the code; nothing for an unknown skill."""
        known = self.preferred
        found = known.get((skill, language)) or known.get((skill, settings.LANGUAGE_CODE))
        return found or (self.skills[skill].code if skill in self.skills else "")

    def way(self, skill: int, language: str) -> tuple[str, ...]:
        """The names of what is broader, from the top down."""
        return tuple(self.name(above, language) for above in self.skills[skill].above)

    def below(self, skill: int | None) -> list[Concept]:
        """The open skills right below one, or at the top."""
        return self._below.get(skill, [])

    @cached_property
    def _below(self) -> dict[int | None, list[Concept]]:
        found: dict[int | None, list[Concept]] = {}
        for concept in self.skills.values():
            if concept.is_open:
                found.setdefault(concept.above[-1] if concept.above else None, []).append(concept)
        return found


_kept: Scheme | None = None


def current_scheme() -> Scheme:
    """The newest scheme: one statement, and three more when it changed since this process read it."""
    global _kept  # noqa: PLW0603 (one copy a process; a race reads it twice and keeps either)
    version = SchemeVersion.objects.values_list("word", flat=True).first()
    if _kept is None or _kept.version != version:
        # Read after its version: what somebody changes meanwhile is read again next time.
        _kept = Scheme(version, _skills(), _names())
    return _kept


def skill_of_code(code: str) -> int | None:
    """The number of an open skill; None for a code that is unknown or retired."""
    concept = current_scheme().by_code.get(code)
    return concept.pk if concept and concept.is_open else None


def _skills() -> dict[int, Concept]:
    by_path: dict[str, Concept] = {}
    for skill in Skill.objects.order_by("path"):
        paths = [skill.path[:end] for end in range(Skill.steplen, len(skill.path), Skill.steplen)]
        above = [by_path[path] for path in paths]
        by_path[skill.path] = Concept(
            pk=skill.pk,
            code=skill.code,
            above=tuple(one.pk for one in above),
            sensitive=skill.sensitive,
            needs_jurisdiction=skill.needs_jurisdiction,
            esco_uri=skill.esco_uri,
            is_open=not skill.retired and all(one.is_open for one in above),
        )
    return {concept.pk: concept for concept in by_path.values()}


def _names() -> tuple[Name, ...]:
    columns = ("skill_id", "language", "text", "preferred", "words")
    rows: Iterable[tuple[Any, ...]] = SkillLabel.objects.order_by("pk").values_list(*columns)
    return tuple(Name(*row) for row in rows)


def renew(**_signal: Any) -> None:
    """Makes every process read the scheme again. Call it after `update()` and bulk writes, in their
    transaction; `save()` and `delete()` do it by themselves."""
    SchemeVersion.objects.update_or_create(pk=1, defaults={"word": uuid.uuid4()})


def watch() -> None:
    for model in (Skill, SkillLabel):
        post_save.connect(renew, sender=model, dispatch_uid=f"renew {model.__name__}")
        post_delete.connect(renew, sender=model, dispatch_uid=f"renew {model.__name__} deleted")
