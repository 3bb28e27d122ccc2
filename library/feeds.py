"""What the feed of the library holds."""

from django.utils.translation import gettext_lazy as _

from home.feeds import ENTRIES, Entry, Scope
from home.listing import language_of

from .shelves import SHELVES


def library(scope: Scope) -> list[Entry]:
    """Training, insights and meetings a query for each shelf."""
    return [_entry(page, scope, shelf) for shelf in SHELVES for page in _newest(shelf, scope)]


def _newest(shelf, scope: Scope):
    rows = shelf.model.objects.released().readable_in(scope.shell.language.locale_id)
    if scope.region:
        rows = rows.of_region(scope.region)
    return rows.newest_for_feeds()[:ENTRIES]


def _entry(page, scope: Scope, shelf) -> Entry:
    region = scope.shell.regions.get(page.region_id)
    kind = page.get_kind_display() if shelf.kinds else shelf.title
    return Entry(
        uid=f"urn:uuid:{page.translation_key}",
        title=page.title,
        url=scope.shell.address_of(page),
        text=page.standfirst,
        published=page.first_published_at,
        changed=page.last_published_at,
        language=language_of(scope.shell, page),
        tags=[str(kind), *([region.title] if region else [])],
    )


FEED = ("library", _("Library"), library)
