"""A log that cannot be used against a reader or an editor."""

import logging
import re

# In this order: a query may hold an e-mail address, and an address of the net looks like a number.
PERSONAL = [
    # Whoever has the token reads the text.
    (re.compile(r"(/(?:preview|signed)/)[^/\s\"']+"), r"\1(token)"),
    (re.compile(r"\?\S+"), "?…"),
    (re.compile(r"[^\s@<>\"'=(]+@[^\s@<>\"',)]+\.\w+"), "(e-mail)"),
    (re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b"), "(address)"),
    # Four groups or a double colon: a time of day has three.
    (
        re.compile(r"(?i)(?<![\w:])(?:(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}|[0-9a-f:]*::[0-9a-f:]*)(?!\w)"),
        "(address)",
    ),
    (re.compile(r"(?i)\b(referr?er|user-agent|cookie|authorization)\b\s*[:=]\s*.*"), r"\1: …"),
    # Tokens of invitations and resets: long, without a space, with a digit.
    (re.compile(r"\b(?=[\w-]*\d)[\w-]{24,}\b"), "(token)"),
    # What PostgreSQL quotes of a row that broke a constraint.
    (re.compile(r"(Key \([^)]*\)=)\([^)]*\)"), r"\1(…)"),
]


def without_persons(text: str) -> str:
    """Take out of a log line whatever could lead to a person.

    Args:
        text: a finished line, with its traceback if it has one.

    Returns:
        The line with queries, e-mail and network addresses, referrers, tokens and quoted rows replaced.
    """
    for pattern, replacement in PERSONAL:
        text = pattern.sub(replacement, text)
    return text


class WithoutPersons(logging.Formatter):
    """Works on the finished text: a filter would see neither the arguments put in nor the traceback."""

    def __init__(self):
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record):
        return without_persons(super().format(record))
