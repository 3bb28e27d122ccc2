"""What the files of the demonstration call in words, and the directory in numbers."""

from collections.abc import Iterable, Mapping

from directory.models.exchange import Help, Hours, Soon

MODES = {
    "advice": Help.ADVICE,
    "review": Help.REVIEW,
    "training": Help.TRAINING,
    "introduction": Help.INTRODUCTION,
    "presence": Help.PRESENCE,
}
HOURS = {
    "weekday mornings": Hours.WEEKDAY_MORNINGS,
    "weekday afternoons": Hours.WEEKDAY_AFTERNOONS,
    "evenings": Hours.EVENINGS,
    "weekends": Hours.WEEKENDS,
}
URGENCIES = {"now": Soon.NOW, "days": Soon.DAYS, "weeks": Soon.WEEKS, "open": Soon.OPEN}


def bits(table: Mapping[str, int], words: Iterable[str]) -> int:
    """The sum of some of a table's bits. Raises KeyError for a word that is not in it."""
    return sum(int(table[word]) for word in words)
