"""A meeting as a calendar file (RFC 5545). The time is UTC, which every calendar turns into its owner's; the
place stands in it only where everybody may know it.
"""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

FOLD = 75  # octets of a line, without its end
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar_of(meeting, *, address: str, language: str) -> str:
    """The file of one meeting.

    Arguments: meeting as `for_reading()` gives it; address, of its page, absolute; language of its words.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Civic Charter Community//Library//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        # The same in all languages, and after every change: a second import replaces the first.
        f"UID:{meeting.translation_key}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}",
        f"DTSTAMP:{instant(meeting.last_published_at)}",
        f"LAST-MODIFIED:{instant(meeting.last_published_at)}",
        f"DTSTART:{instant(meeting.starts)}",
        f"DTEND:{instant(meeting.ends)}",
        f"SUMMARY;LANGUAGE={language}:{text(meeting.title)}",
        f"DESCRIPTION;LANGUAGE={language}:{text(description_of(meeting))}",
        *place_of(meeting, language),
        f"URL:{address}",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def place_of(meeting, language: str) -> list[str]:
    place = meeting.public_place
    return [f"LOCATION;LANGUAGE={language}:{text(place)}"] if place else []


def description_of(meeting) -> str:
    """What the page tells in its facts, in words."""
    said = [meeting.standfirst]
    if not meeting.public_place:
        said.append(f"{_('Where')}: {meeting.place_words}")
    for label, names in (
        (_("Spoken"), meeting.spoken_names),
        (_("Interpretation into"), meeting.interpretation_names),
    ):
        if names:
            said.append(f"{label}: {', '.join(str(name) for name in names)}")
    return "\n".join(part for part in said if part)


def instant(moment: datetime) -> str:
    """RFC 5545, 3.3.5, form 2: date with UTC time."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def text(value: str) -> str:
    """RFC 5545, 3.3.11: escaped, one kind of line end, no control characters but it."""
    lines = "\n".join(value.splitlines())
    plain = "".join(sign for sign in lines if sign == "\n" or sign.isprintable() or ord(sign) > 0x9F)
    return plain.translate(ESCAPED)


def folded(line: str) -> str:
    """RFC 5545, 3.1: no line longer than 75 octets, and no character broken in two."""
    parts, part, size = [], "", 0
    for sign in line:
        weight = len(sign.encode())
        if size + weight > FOLD:
            parts.append(part)
            part, size = " ", 1
        part, size = part + sign, size + weight
    return "\r\n".join([*parts, part])
