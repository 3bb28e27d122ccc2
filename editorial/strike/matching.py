"""Finds a name in text, however it was written down: in another case, composed or decomposed, as a
slug, in HTML, with its letters escaped as in JSON or an address, with invisible marks inside."""

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

SHORTEST = 2  # folded characters; one letter would strike every text

# One piece of stored text that stands for other characters, or for none.
PIECE = re.compile(
    r"(?P<json>(?:\\+u[0-9a-fA-F]{4})+)"
    r"|(?P<space>\\+[nrt])"
    r"|(?P<percent>(?:%[0-9a-fA-F]{2})+)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});)"
    r"|(?P<tag></?[a-zA-Z][^<>]*>)"
)
# What a reader does not see inside a word: soft hyphens, joiners, direction marks, Arabic vowel signs
# and stretching.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u0640\u064b-\u065f\u0670\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
# Slugs and file names write a space so; apostrophes and dashes have many forms.
BETWEEN_WORDS = re.compile(r"[\s_+\-\u2010-\u2015\u2212]")
APOSTROPHES = "\u2018\u2019\u201b\u02bc\u02b9\u0060\u00b4\uff07"
# Scripts that write words apart and without prefixes; elsewhere a name may begin anywhere.
WORDS_STAND_APART = ("LATIN", "CYRILLIC", "GREEK")


@dataclass(frozen=True)
class Letter:
    """One folded character and the span of stored text it came from."""

    char: str
    start: int
    end: int


def fold(text: str, *, markup: bool) -> list[Letter]:
    """The text as it is compared. `markup`: tags are looked through; else they are text as well."""
    letters: list[Letter] = []
    at = 0
    for piece in PIECE.finditer(text):
        if piece.lastgroup == "tag" and not markup:
            continue
        _fold_plain(text, at, piece.start(), letters)
        for char in _meaning(piece):
            _add(char, *piece.span(), letters)
        at = piece.end()
    _fold_plain(text, at, len(text), letters)
    return letters


def _meaning(piece) -> str:
    raw = piece.group()
    if piece.lastgroup == "json":
        units = re.sub(r"\\+u", "", raw)
        return bytes.fromhex(units).decode("utf-16-be", "replace")
    if piece.lastgroup == "percent":
        return unquote(raw)
    if piece.lastgroup == "entity":
        return html.unescape(raw)
    return " " if piece.lastgroup == "space" else ""


def _fold_plain(text: str, start: int, end: int, letters: list[Letter]) -> None:
    for at in range(start, end):
        _add(text[at], at, at + 1, letters)


def _add(char: str, start: int, end: int, letters: list[Letter]) -> None:
    if INVISIBLE.match(char):
        return
    for folded in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold()):
        plain = " " if BETWEEN_WORDS.match(folded) else "'" if folded in APOSTROPHES else folded
        if plain == " " and letters and letters[-1].char == " ":
            letters[-1] = Letter(" ", letters[-1].start, end)
        else:
            letters.append(Letter(plain, start, end))


def folded(text: str) -> str:
    return "".join(letter.char for letter in fold(text, markup=False)).strip()


@dataclass(frozen=True)
class Wanted:
    """The text to strike and the variants a person added; never logged, never stored.

    Args: inside_words, also where it is a part of a longer word of an alphabet that writes words apart.
    """

    texts: tuple[str, ...]
    inside_words: bool = False

    def __repr__(self) -> str:  # tracebacks and logs show arguments
        return f"<Wanted: {len(self.texts)} texts>"

    @cached_property
    def needles(self) -> list[str]:
        """Folded, longest first: a full name goes before its parts."""
        return sorted({folded(text) for text in self.texts} - {""}, key=len, reverse=True)

    @property
    def is_too_short(self) -> bool:
        return not self.needles or any(len(needle) < SHORTEST for needle in self.needles)

    def count(self, text: str) -> int:
        """How often it stands in the text."""
        return self._replaced(text, "")[1]

    def struck(self, text: str, replacement: str) -> str:
        """The text with every occurrence replaced; tags inside an occurrence are kept."""
        return self._replaced(text, replacement)[0]

    def _replaced(self, text: str, replacement: str) -> tuple[str, int]:
        count = 0
        # First as a reader sees it, then what stands inside the tags.
        for markup in (True, False):
            spans = self._spans(text, markup=markup)
            count += len(spans)
            for start, end in reversed(spans):
                tags = "".join(t.group() for t in PIECE.finditer(text, start, end) if t.lastgroup == "tag")
                text = text[:start] + replacement + tags + text[end:]
        return text, count

    def _spans(self, text: str, *, markup: bool) -> list[tuple[int, int]]:
        letters = fold(text, markup=markup)
        plain = "".join(letter.char for letter in letters)
        taken: list[tuple[int, int]] = []
        for needle in self.needles:
            at = plain.find(needle)
            while at >= 0:
                end = at + len(needle)
                if self._stands_alone(plain, at, end) and not any(a < end and at < b for a, b in taken):
                    taken.append((at, end))
                at = plain.find(needle, at + 1)
        return sorted((letters[a].start, letters[b - 1].end) for a, b in taken)

    def _stands_alone(self, plain: str, start: int, end: int) -> bool:
        if end < len(plain) and unicodedata.combining(plain[end]):
            return False  # ends in the middle of a letter
        if self.inside_words:
            return True
        before = start > 0 and plain[start - 1].isalpha() and _alphabetic(plain[start])
        after = end < len(plain) and plain[end].isalpha() and _alphabetic(plain[end - 1])
        return not (before or after)


def _alphabetic(char: str) -> bool:
    return unicodedata.name(char, "").startswith(WORDS_STAND_APART)
