"""Finds contact data and names in a text that strangers will read. It holds a text up, it never changes one.

Digits of every script count: `\\d` knows them all.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum

from django.utils.translation import gettext_lazy as _

from ..models import Member


class Found(Enum):
    ADDRESS = "address"
    LINK = "link"
    NUMBER = "number"
    HANDLE = "handle"
    NAME = "name"

    @property
    def told(self):
        return TOLD[self]


TOLD = {
    Found.ADDRESS: _("an e-mail address"),
    Found.LINK: _("a link"),
    Found.NUMBER: _("a telephone number"),
    Found.HANDLE: _("a name used on another service"),
    Found.NAME: _("a name or address from your own profile"),
}

AT = r"\s*(?:@|＠|\(at\)|\[at\]|\{at\})\s*"
DOT = r"(?:\.|\s*[\[({]dot[\])}]\s*)"
PATTERNS = {
    Found.ADDRESS: re.compile(rf"[\w.+-]+{AT}[\w-]+(?:{DOT}[\w-]+)+", re.IGNORECASE),
    Found.LINK: re.compile(
        r"(?:https?|hxxps?)\s*:|\bwww\.|\b[\w-]+\.(?:com|org|net|info|onion|me|io|ke|mk|cd|hk|fr|tz|ug|rw)\b",
        re.IGNORECASE,
    ),
    Found.HANDLE: re.compile(
        r"(?<![\w.])@\w{3,}"
        r"|\b(?:signal|telegram|whats\s?app|wechat|weixin|line|viber|skype|threema|wire|element|matrix)\b"
        r"\s*(?:id|me|number|:|：|=|@)",
        re.IGNORECASE,
    ),
}
# Seven digits or more, with what people write between them; not two years, not a date.
NUMBER = re.compile(r"\+?\d(?:[\s().\-–/·]{0,3}\d){6,}")
YEARS = re.compile(
    r"(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d|(?:19|20)\d\d[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./](?:19|20)\d\d"
)
SHORTEST_NAME = 3


def plain(text: str) -> str:
    """As it is compared: width and case folded, digits of every script as 0 to 9, no invisible signs."""
    normal = unicodedata.normalize("NFKC", text).casefold()
    kept = (sign for sign in normal if unicodedata.category(sign) != "Cf")
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in kept)


def detect(text: str, names: Iterable[str] = ()) -> list[Found]:
    """The kinds of contact data in a text, in the order of `Found`. Arguments: names that must not stand
    in it either."""
    read = plain(text)
    found = {kind for kind, pattern in PATTERNS.items() if pattern.search(read)}
    if NUMBER.search(YEARS.sub(" ", read)):
        found.add(Found.NUMBER)
    if any(holds(read, name) for name in names):
        found.add(Found.NAME)
    return [kind for kind in Found if kind in found]


def holds(read: str, name: str) -> bool:
    """Whole words only, so that "Ana" is not found in "analysis"; in scripts without spaces, anywhere."""
    wanted = plain(name).strip()
    if len(wanted) < (2 if is_han(wanted) else SHORTEST_NAME):
        return False
    if is_han(wanted):
        return wanted in read
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", read) is not None


def is_han(text: str) -> bool:
    return any("CJK" in unicodedata.name(sign, "") for sign in text)


def names_of(member: Member) -> list[str]:
    """What of their own profile somebody must not write into a summary."""
    user = member.user
    own = [
        member.display_name,
        member.organisation,
        user.handle if user else "",
        user.display_name if user else "",
    ]
    own += [detail.value for detail in member.contact_details.all()]
    return [name for name in own if name]
