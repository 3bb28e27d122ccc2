"""A few words around what was looked for, with the words found marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .folding import forms, is_han, runs

# Signs that Unicode sets upon the letter before: within a word, not between two.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f"
)
_WORD = re.compile(rf"(?:[^\W_]|[{_MARKS}])+")
_HAN_OR_NOT = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]+|[^\s]+")
BEFORE, LENGTH = 60, 240  # signs; a sign of Chinese says as much as three letters
CHINESE = 3
MOST_REMEMBERED = 50_000  # words of public texts


@dataclass(frozen=True)
class Piece:
    text: str
    is_hit: bool = False


def marked(text: str, sought: list[str]) -> list[Piece]:
    """A text in pieces, those that were looked for apart. Arguments: sought, folded words."""
    pieces, end = [], 0
    for start, stop in hits(text, sought):
        if start > end:
            pieces.append(Piece(text[end:start]))
        pieces.append(Piece(text[start:stop], is_hit=True))
        end = stop
    return [*pieces, Piece(text[end:])] if end < len(text) else pieces


def snippet(text: str, sought: list[str]) -> list[Piece]:
    """The part of a text around the first hit, or its beginning, with every hit in it marked."""
    first = next(hits(text, sought), (0, 0))[0]
    divisor = CHINESE if is_han(text[first : first + 1]) else 1
    start = _word_start(text, first - BEFORE // divisor)
    stop = _word_end(text, start + LENGTH // divisor)
    pieces = marked(text[start:stop].strip(), sought)
    before = [Piece("… ")] if start else []
    return [*before, *pieces, *([Piece(" …")] if stop < len(text) else [])]


def hits(text: str, sought: list[str]) -> Iterator[tuple[int, int]]:
    """(start, stop) of each word that begins as one of those looked for, in order, without overlap."""
    for word in _WORD.finditer(text):
        for part in _HAN_OR_NOT.finditer(word.group()):
            if is_han(part.group()):
                yield from _in_chinese(part.group(), word.start() + part.start(), sought)
            elif _begins(part.group(), tuple(sought)):
                yield word.start() + part.start(), word.start() + part.end()


def _in_chinese(run: str, offset: int, sought: list[str]) -> Iterator[tuple[int, int]]:
    """Neighbouring pairs are one hit."""
    found = set()
    for word in (word for word in sought if is_han(word)):
        for match in re.finditer(f"(?={re.escape(word)})", run):
            found.update(range(match.start(), match.start() + len(word)))
    places = sorted(found)
    starts = [place for place in places if place - 1 not in found]
    stops = [place + 1 for place in places if place + 1 not in found]
    yield from ((offset + start, offset + stop) for start, stop in zip(starts, stops, strict=True))


@lru_cache(maxsize=MOST_REMEMBERED)
def _folded(word: str) -> tuple[str, ...]:
    return tuple(form for run in runs(word) for form in forms(run))


def _begins(word: str, sought: tuple[str, ...]) -> bool:
    return any(form.startswith(sought) for form in _folded(word))


def _word_start(text: str, place: int) -> int:
    if place <= 0:
        return 0
    space = text.find(" ", place, place + BEFORE)
    return space + 1 if space >= 0 else place


def _word_end(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", place - BEFORE, place)
    return space if space > 0 else place
