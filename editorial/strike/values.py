"""The words inside a stored value: plain text, JSON, or JSON written as a text inside JSON. What gives a
value its structure (names of fields, types and ids of blocks) is no word and stays."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.text import slugify

from .matching import Wanted

SLUGS = frozenset({"slug"})
# Paths in the tree, keys between rows and instants: changing them would break the row, and they hold no
# words. url_path is made again from the slugs.
STRUCTURE = frozenset({"pk", "path", "id", "translation_key", "content_type", "contentpath"})


NOTHING: frozenset[str] = frozenset()


def struck_value(value: Any, wanted: Wanted, replacement: str, codes=NOTHING) -> tuple[Any, int]:
    """The value with its words struck, and how many occurrences there were.

    Args: codes, names of fields at the top of a serialised page that hold codes, no words: a time zone
    or a kind without its middle would break the page.
    """
    if isinstance(value, dict):
        return _struck_dict(value, wanted, replacement, codes)
    if isinstance(value, list):
        pairs = [struck_value(item, wanted, replacement) for item in value]
        return [item for item, _count in pairs], sum(count for _item, count in pairs)
    if isinstance(value, str):
        return struck_text(value, wanted, replacement, codes)
    return value, 0


def _struck_dict(value: dict, wanted: Wanted, replacement: str, codes) -> tuple[dict, int]:
    kept = STRUCTURE | codes | {"type"} if "value" in value else STRUCTURE | codes
    result, total = {}, 0
    for key, item in value.items():
        if key in kept and isinstance(item, str):
            result[key] = item
            continue
        struck, count = struck_value(item, wanted, replacement)
        if count and key in SLUGS and isinstance(struck, str):
            struck = struck_slug(item, wanted)
        result[key], total = struck, total + count
    return result, total


def struck_text(text: str, wanted: Wanted, replacement: str, codes=NOTHING) -> tuple[str, int]:
    """Plain text, rich text, or JSON written as text."""
    if text[:1] in ("{", "["):
        try:
            inner = json.loads(text)
        except ValueError:
            inner = None
        if isinstance(inner, dict | list):
            struck, count = struck_value(inner, wanted, replacement, codes)
            return (json.dumps(struck, cls=DjangoJSONEncoder), count) if count else (text, 0)
    count = wanted.count(text)
    return (wanted.struck(text, replacement), count) if count else (text, 0)


def struck_slug(slug: str, wanted: Wanted) -> str:
    """A slug without the text: what is left of it, or a neutral word."""
    return slugify(wanted.struck(slug, "-"), allow_unicode=True) or "untitled"
