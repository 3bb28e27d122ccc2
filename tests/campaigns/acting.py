"""Actions of a campaign, written and signed as everything is."""

from campaigns.models import ActionPage
from tests.actions import (
    draft,
    fresh,
    release_page,
    release_structure,
    release_translation,
    somebody,
    translate,
)

from .actions import released_campaign


def write_action(campaign, *, by=None, code="kenya", **fields) -> ActionPage:
    fields.setdefault("standfirst", "We ask the council to open the hall again.")
    return draft(ActionPage, campaign, by=by or somebody(f"{code}-editor"), code=code, **fields)


def released_action(*languages: str, campaign=None, **fields) -> ActionPage:
    """A public petition of a public campaign of Kenya, also in these languages."""
    campaign = campaign or released_campaign(*languages)
    action = release_page(write_action(campaign, **fields))
    for language in languages:
        release_structure(language)
        release_translation(translate(action, language))
    return fresh(action)
