"""Campaigns a mentorship can serve, known here by their key alone: the room that has them gives titles."""

import uuid

from editorial.registries import campaign_titles


def known(keys: set[str] | None = None) -> dict[str, str]:
    """key -> title, of these or of all; a campaign that is not live is not in it."""
    found: dict[str, str] = {}
    for titles in campaign_titles:
        found |= titles(keys)
    return found


def title_of(key: str) -> str:
    """Empty where there is none, or none that may be shown."""
    return known({key}).get(key, "") if key else ""


def key_in(text: str) -> str:
    """The key in an address or a form as it is stored, or nothing."""
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return ""
