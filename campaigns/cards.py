"""Campaigns, coalitions and updates as rows of a list. No queries."""

from home.listing import Card, language_of
from home.shell import Shell


def cards(pages, shell: Shell) -> list[Card]:
    """Arguments: pages as `for_cards()` gives them; shell in the reader's language."""
    return [_card(page, shell) for page in pages]


def _card(page, shell: Shell) -> Card:
    region_id = shell.network_id if getattr(page, "withholds_place", False) else page.region_id
    return Card(
        title=page.title,
        url=shell.address_of(page),
        language=language_of(shell, page),
        text=page.standfirst,
        date=getattr(page, "day", None),
        region=shell.regions.get(region_id),
        countries=getattr(page, "public_countries", []),
        page=page,
    )
