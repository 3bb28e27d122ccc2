"""Reads the scheme of skills out of its data file, and refuses one that is incomplete."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from home.search.folding import fold

from ..models.skill import LEVELS

SCHEME = Path(__file__).with_name("skills.toml")
WORDS_OF_A_BLOCK = frozenset({"sensitive", "needs_jurisdiction", "esco_uri"})
OTHER_NAMES = range(1, 5)


class SchemeError(Exception):
    """The file cannot be loaded; each argument names one fault."""


@dataclass(frozen=True)
class Concept:
    """names: language → its names, the preferred one first. above: the code of the broader skill, or ""."""

    code: str
    above: str
    depth: int
    names: dict[str, list[str]]
    has_narrower: bool
    sensitive: bool = False
    needs_jurisdiction: bool = False
    esco_uri: str = ""


def read_scheme(path: Path = SCHEME) -> list[Concept]:
    """Every concept in the order of the file, a broader one before its narrower ones.

    Raises: SchemeError.
    """
    concepts = list(_concepts(tomllib.loads(path.read_text(encoding="utf-8"))))
    faults = [fault for concept in concepts for fault in _faults(concept)] + _doubles(concepts)
    if faults:
        raise SchemeError(*faults)
    return concepts


def _concepts(table: dict[str, Any], above: str = "", depth: int = 1) -> Iterator[Concept]:
    for code, block in table.items():
        below = {key: value for key, value in block.items() if isinstance(value, dict)}
        words = {key: value for key, value in block.items() if not isinstance(value, dict | list)}
        if unknown := words.keys() - WORDS_OF_A_BLOCK:
            raise SchemeError(f"{code}: {', '.join(sorted(unknown))} means nothing here")
        yield Concept(
            code=code,
            above=above,
            depth=depth,
            names={key: value for key, value in block.items() if isinstance(value, list)},
            has_narrower=bool(below),
            **words,
        )
        yield from _concepts(below, code, depth + 1)


def _faults(concept: Concept) -> Iterator[str]:
    languages = [code for code, _name in settings.LANGUAGES]
    for language in languages:
        others = len(concept.names.get(language, [])) - 1
        if others not in OTHER_NAMES:
            yield f"{concept.code}: {others} other names in {language}"
    for unknown in concept.names.keys() - set(languages):
        yield f"{concept.code}: {unknown} is no language of the site"
    if concept.has_narrower != (concept.depth < LEVELS):
        yield f"{concept.code}: every way has {LEVELS} levels"


def _doubles(concepts: list[Concept]) -> list[str]:
    """A code or, in one language, a name that two concepts have."""
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    codes: set[str] = set()
    faults = []
    for concept in concepts:
        if concept.code in codes:
            faults.append(f"{concept.code} stands twice")
        codes.add(concept.code)
        for language, names in concept.names.items():
            folded = [fold(name) for name in names]
            if len(set(folded)) < len(folded):
                faults.append(f"{concept.code}: a name stands twice in {language}")
            for name in folded:
                seen[language, name].add(concept.code)
    shared = [(key, owners) for key, owners in seen.items() if len(owners) > 1]
    return faults + [f"{', '.join(sorted(owners))}: {key[1]} ({key[0]})" for key, owners in shared]
