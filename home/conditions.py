"""What must hold of a page's own words before it may be public. Forms ask the same earlier and friendlier;
these hold whatever way the content came (import, revert, translation, shell)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from editorial.text import refuse_direction_controls

from .prepared import raw_of
from .rich_text import is_safe_address, links_in

LINES = ("title", "seo_title", "draft_title", "translator_credit")


def lines_are_plain(page) -> list[str]:
    """A title or a name with invisible direction controls can read as its opposite."""
    for name in LINES:
        try:
            refuse_direction_controls(getattr(page, name) or "")
        except ValidationError:
            return [_("a title without invisible control characters")]
    return []


def pictures_are_described(page) -> list[str]:
    if getattr(page, "hero_id", None) and not page.hero_alt.strip():
        return [_("a description of the picture at the top")]
    pictures = (value["picture"] for kind, value in blocks_of(page) if kind == "image")
    if any(one.get("image") and not one.get("alt_text") and not one.get("decorative") for one in pictures):
        return [_("a description of every picture, or the mark that it is decorative")]
    return []


def recordings_are_written_down(page) -> list[str]:
    recordings = (value for kind, value in blocks_of(page) if kind in ("audio", "video"))
    if any(not (value.get("transcript") or "").strip() for value in recordings):
        return [_("a transcript of every recording")]
    return []


def links_are_safe(page) -> list[str]:
    for _kind, value in blocks_of(page):
        if any(not is_safe_address(address) for text in texts_in(value) for address in links_in(text)):
            return [_("links that start with https:// or http://")]
    return []


def texts_in(value):
    """Every text in a block's stored data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts_in(item)


def blocks_of(page):
    """(type, stored value) of every block of a page, also behind warnings."""
    for name in getattr(page, "body_fields", ()):
        yield from _blocks(raw_of(getattr(page, name)))


def _blocks(raw):
    for child in raw:
        value = child["value"]
        yield child["type"], value
        if isinstance(value, dict) and isinstance(value.get("content"), list):
            yield from _blocks(value["content"])


CONDITIONS = (lines_are_plain, pictures_are_described, recordings_are_written_down, links_are_safe)
