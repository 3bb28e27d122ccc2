"""Hours of the week as a set of bits: bit 0 is Monday 00:00 to 01:00 UTC, bit 167 Sunday 23:00."""

from collections.abc import Iterable

HOURS_OF_WEEK = 168
EVERY_HOUR = (1 << HOURS_OF_WEEK) - 1


def weekly(days: Iterable[int], first: int, last: int, utc_offset: int) -> int:
    """The hours that somebody is there, in UTC.

    `days`: Monday 0 to Sunday 6, as they are where the person lives. `first` and `last`: local hours, 0 to
    24; where `last` is not after `first`, it is the next day's. `utc_offset`: minutes east of UTC; zones that
    are half an hour apart count the hours they touch at least half, so none is invented at both ends.
    """
    shift = (utc_offset + 30) // 60
    length = (last - first) % 24 or 24
    found = 0
    for day in days:
        for hour in range(first, first + length):
            found |= 1 << ((day * 24 + hour - shift) % HOURS_OF_WEEK)
    return found


def common(one: int, other: int) -> int:
    """How many hours of a week both are there."""
    return (one & other).bit_count()
