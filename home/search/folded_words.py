"""Words for a free search, folded: a column that holds them, and how they are looked for.

Every word is found by its beginning, in any script, without accents and case. Chinese, which is written
without spaces, is kept as every two signs that stand together. The same rules fold what is looked for.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.db import models

from .folding import fold, forms, is_han, runs, terms

LONGEST_TEXT = 2000  # signs of one text that are kept
LONGEST_WORD = 40  # signs of one word; PostgreSQL refuses words of more than 2 kB
MOST_SOUGHT = 12  # words of one search
WORD = re.compile(r"[^\W_]+")

# Without PostgreSQL's parser, which has its own idea of where words end.
AS_VECTOR = "array_to_tsvector(array_remove(string_to_array({column}, ' '), ''))"


def words_of(texts: Iterable[str], longest: int = LONGEST_TEXT) -> str:
    """The words of several texts, each once, with one space between them.

    Args: longest, how many signs of each text count.
    """
    found: dict[str, None] = {}
    for run in (run for text in texts for run in runs(text, longest)):
        found.update(dict.fromkeys(_kept(run)))
    return " ".join(dict.fromkeys(word[:LONGEST_WORD] for word in found))


def _kept(run: str) -> Iterable[str]:
    """Of Chinese the pairs, and the last sign, which begins none and is found by itself."""
    return (*terms(run), run[-1]) if is_han(run) else forms(run)


def sought_in(text: str) -> list[str]:
    """What to look for, for a text that somebody typed; nothing where no letter or digit is in it."""
    found = [part[:LONGEST_WORD] for part in terms(fold(text)) if WORD.fullmatch(part)]
    return list(dict.fromkeys(found))[:MOST_SOUGHT]


class FoldedWordsField(models.TextField):
    """Holds what `words_of` returns. Lookup: `begin`, a list of words each of which begins one of these."""


@FoldedWordsField.register_lookup
class Begin(models.Lookup):
    lookup_name = "begin"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple]:
        column, params = self.process_lhs(compiler, connection)
        patterns = [f"% {word}%" for word in self.rhs]
        found = " AND ".join([f"(' ' || {column}) LIKE %s"] * len(patterns)) or "1 = 0"
        return f"({found})", (*(list(params) * len(patterns)), *patterns)

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple]:
        column, params = self.process_lhs(compiler, connection)
        sought = " & ".join(f"'{word}':*" for word in self.rhs)
        return f"{AS_VECTOR.format(column=column)} @@ %s::tsquery", (*params, sought)


@FoldedWordsField.register_lookup
class BeginInLine(Begin):
    """The same of a few words, read row by row: as quick on PostgreSQL as taking a vector apart is slow."""

    lookup_name = "begin_in_line"

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple]:
        return self.as_sql(compiler, connection)
