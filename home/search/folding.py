"""Words as a search compares them: without case, accents and what writers of a script leave out or add."""

import re
import unicodedata

LONGEST = 200  # signs of a text that are looked at; the longest name has 120

# Letters that no decomposition takes apart, and Arabic ones that are written one for the other, also on the
# keyboards of Persian and Urdu. The forms of alef come apart by themselves: their hamza and madda are marks.
_LETTERS = str.maketrans(
    {
        **{"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"},
        **{"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": ""},
        **dict(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True)),
        **dict(zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True)),
    }
)
_POSSESSIVE = re.compile(r"['’]s\b")
_ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
# And, then, with, like, for: one letter at the head of the word.
_PARTICLES = "وفبكل"
_SHORTEST_STEM = 3
_SHORTEST_FORM = 2  # one form more is found by nobody who does not look for it
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f"
_RUNS = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_IS_HAN = re.compile(rf"[{_HAN}]")
_IS_ARABIC = re.compile("[\u0620-\u064a]")


def fold(text: str, longest: int = LONGEST) -> str:
    """Words with one space between them. Chinese is written without, and stays in one run.

    Whatever is no letter or digit divides words: signs, emoji, NUL. Only the first `longest` signs count.
    """
    return " ".join(_without_article(run) for run in runs(text, longest))


def runs(text: str, longest: int = LONGEST) -> list[str]:
    """The folded words of a text as they are written, with their articles."""
    text = _POSSESSIVE.sub("s", text[:longest].casefold())
    open_signs = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in open_signs if not unicodedata.combining(sign)).translate(_LETTERS)
    return _RUNS.findall(bare)


def forms(run: str) -> list[str]:
    """Under which a written word is found: in Arabic also without what is written in one with it."""
    if not _IS_ARABIC.match(run):
        return [run]
    bare = _without_article(run, _SHORTEST_FORM)
    if bare == run and run[0] in _PARTICLES and len(run) > _SHORTEST_STEM:
        bare = run[1:]
    return [run, bare]


def _without_article(word: str, shortest: int = _SHORTEST_STEM) -> str:
    """In Arabic the article is written with its word: "القانون" is found by "قانون"."""
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= shortest:
            return word.removeprefix(article)
    return word


def terms(folded: str) -> tuple[str, ...]:
    """What of a folded text is looked for one by one: its words, and every two signs of Chinese that stand
    together, for nobody writes where a word ends."""
    found: list[str] = []
    for run in folded.split():
        if is_han(run) and len(run) > 2:
            found += (run[at : at + 2] for at in range(len(run) - 1))
        else:
            found.append(run)
    return tuple(found)


def is_han(run: str) -> bool:
    return bool(_IS_HAN.match(run))
