"""A woman who is named in a story, and the strike of her name."""

import json

from editorial.strike.matching import Wanted
from editorial.strike.service import strike
from tests.actions import (
    edit,
    release_page,
    released_story,
    somebody,
)

NAME = "Amina Otieno"
WANTED = Wanted((NAME, "Амина Отиено"))
REASON = "She asked us to."


def named_story(**fields):
    """A public story, also in French, that names her wherever a story can; in the history as well."""
    body = json.dumps([{"type": "paragraph", "value": "<p>By the river <b>Amina</b> Otieno spoke.</p>"}])
    fields = {"title": f"{NAME} speaks", "slug": "amina-otieno-speaks", "byline": NAME, "body": body} | fields
    return released_story("fr", **fields)


def quiet(story, **fields):
    """A new public version that names nobody: she stands in history only."""
    words = {"title": "A woman speaks", "slug": "a-woman", "byline": "", "body": "[]", **fields}
    return release_page(edit(story, by=somebody("kenya-editor"), **words), by=somebody("kenya-editor"))


def struck(*, by="everywhere-safety", placement=None, wanted=WANTED, **options):
    return strike(wanted, placement=placement, by=somebody(by), reason=REASON, **options)
