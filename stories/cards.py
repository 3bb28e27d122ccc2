"""Stories as rows of a list."""

from home.listing import Card, language_of
from home.prepared import with_renditions
from home.shell import Shell


def cards(stories: list, shell: Shell) -> list[Card]:
    """Arguments: stories as `for_cards()` gives them; shell in the reader's language. One query, for
    the pictures."""
    images = with_renditions(story.hero_id for story in stories if story.hero_id and not story.all_warnings)
    return [_card(story, shell, images) for story in stories]


def _card(story, shell: Shell, images: dict) -> Card:
    region_id = shell.network_id if story.withholds_place else story.region_id
    return Card(
        title=story.title,
        url=shell.address_of(story),
        language=language_of(shell, story),
        text=story.standfirst,
        date=story.first_published_at,
        region=shell.regions.get(region_id),
        countries=story.public_countries,
        # A picture behind a warning is shown in no list.
        image=None if story.all_warnings else images.get(story.hero_id),
        image_alt=story.hero_alt,
        warnings=story.warning_labels,
        page=story,
    )
