"""What of a person a story shows, and so needs consent for."""

import json
from collections.abc import Iterable, Iterator

from django.db.models import F
from wagtail.images import get_image_model

from editorial.models.files import Faces

from ..models.consent import Scope

# Blocks of the body that show or sound like somebody.
PICTURES = frozenset({"image"})
RECORDINGS = frozenset({"audio", "video"})
# What somebody saw who looked at a picture, and found no face in it that is known.
HARMLESS = (Faces.NOBODY, Faces.BLURRED)


def uses_of(page) -> set[str]:
    """The scopes that a story needs consent for, as it stands in memory."""
    content = {
        "byline": page.byline,
        "hero": page.hero_id,
        "countries": page.public_countries,
        "body": page.body.get_prep_value(),
    }
    return uses_in(content, harmless_pictures([content]))


def uses_in(content: dict, harmless: set[int]) -> set[str]:
    """The same of a stored version, as its revision keeps it. No query.

    Args: harmless, ids of the pictures in which nobody can be recognised.
    """
    kinds = {block["type"] for block in blocks_in(content.get("body"))}
    needs = {
        Scope.TEXT: True,
        Scope.NAME: bool((content.get("byline") or "").strip()),
        Scope.IMAGE: bool(pictures_in(content) - harmless),
        Scope.VOICE: bool(kinds & RECORDINGS),
        Scope.COUNTRY: bool(content.get("countries")) and not content.get("place_withheld"),
    }
    return {scope.value for scope, needed in needs.items() if needed}


def pictures_in(content: dict) -> set[int]:
    """Ids of the pictures of a version, those behind a warning too."""
    blocks = [block for block in blocks_in(content.get("body")) if block["type"] in PICTURES]
    shown = [(block["value"].get("picture") or {}).get("image") for block in blocks]
    return {int(pk) for pk in (content.get("hero"), *shown) if pk}


def harmless_pictures(contents: Iterable[dict]) -> set[int]:
    """Those in which nobody can be recognised, as somebody saw who looked at the very file: one query, and
    only where there is a picture. One that nobody looked at may show anybody."""
    shown: set[int] = set().union(*(pictures_in(content) for content in contents))
    if not shown:
        return set()
    looked_at = get_image_model().objects.filter(pk__in=shown, faces__in=HARMLESS, checked_file=F("file"))
    return set(looked_at.values_list("pk", flat=True))


def blocks_in(body) -> Iterator[dict]:
    """Every block of a stored stream, those behind a warning too."""
    for block in json.loads(body or "[]") if isinstance(body, str | None) else body:
        yield block
        if isinstance(block["value"], dict) and block["type"] == "warning":
            yield from blocks_in(block["value"].get("content"))
