"""What of a person a story shows, and so needs consent for."""

import json
from collections.abc import Iterator

from ..models.consent import Scope

# Blocks of the body that show or sound like somebody.
PICTURES = frozenset({"image"})
RECORDINGS = frozenset({"audio", "video"})


def uses_of(page) -> set[str]:
    """The scopes that a story needs consent for, as it stands in memory."""
    return uses_in(
        {
            "byline": page.byline,
            "hero": page.hero_id,
            "countries": page.public_countries,
            "body": page.body.get_prep_value(),
        }
    )


def uses_in(content: dict) -> set[str]:
    """The same of a stored version, as its revision keeps it. No query."""
    kinds = {block["type"] for block in blocks_in(content.get("body"))}
    needs = {
        Scope.TEXT: True,
        Scope.NAME: bool((content.get("byline") or "").strip()),
        Scope.IMAGE: shows_somebody(content, kinds),
        Scope.VOICE: bool(kinds & RECORDINGS),
        Scope.COUNTRY: bool(content.get("countries")) and not content.get("place_withheld"),
    }
    return {scope.value for scope, needed in needs.items() if needed}


def shows_somebody(content: dict, kinds: set[str]) -> bool:
    """Any picture may show somebody."""
    return bool(content.get("hero") or kinds & PICTURES)


def blocks_in(body) -> Iterator[dict]:
    """Every block of a stored stream, those behind a warning too."""
    for block in json.loads(body or "[]") if isinstance(body, str | None) else body:
        yield block
        if isinstance(block["value"], dict) and block["type"] == "warning":
            yield from blocks_in(block["value"].get("content"))
