"""Meetings and insights as rows of a list. No queries."""

from home.listing import Card, language_of
from home.shell import Shell


def cards(pages, shell: Shell) -> list[Card]:
    """Arguments: pages as `for_cards()` gives them; shell in the reader's language."""
    return [
        Card(
            title=page.title,
            url=shell.address_of(page),
            language=language_of(shell, page),
            text=page.standfirst,
            region=shell.regions.get(page.region_id),
            page=page,
        )
        for page in pages
    ]
