"""What readers get, and the files that pages show."""

from ..people import EVERYBODY, OWN
from ..rows import closed, open_to

ROWS = [
    *open_to(
        EVERYBODY,
        "/",
        "/healthz",
        "/robots.txt",
        "/sitemap.xml",
        "/files/{hero}",
        "/sitemap-en-1.xml",
        "/en/",
        "/en/stories/",
        "/en/search/",
        "/en/search/?q=river",
        "/en/feeds/stories.rss",
        "/en/qr.svg",
        "/en/feeds/updates.json",
        "/en/feeds/library.atom",
        "{public_path}",
    ),
    *open_to(
        EVERYBODY,
        "/en/preview/{preview}/",  # whoever has the address: that is what it is for
        changes=EVERYBODY,
    ),
    *open_to(
        EVERYBODY,
        "/en/preview/never-given-to-anybody/",  # the door tells nothing; behind it there is nothing
    ),
    *open_to(
        OWN,
        "/files/{image_name}",
        "/files/{rendition}",
        "/files/{document_name}",
    ),
    *closed(
        "/tour/",
        "/.well-known/security.txt",
        "/tour/reader/",
        "{draft_path}",
        "/en/feeds/stories/seasons/{season_slug}.atom",  # the season is a draft
        "/en/feeds/stories/regions/kenya.rss",  # without a front page of its own, no region has a feed
        "/en/library/nothing-there/meeting.ics",
        "/en/campaigns/nothing-there/act/nothing/letter.pdf",
        "/cards/00000000-0000-0000-0000-000000000000-en-0123456789abcdef0123.png",
        "/s/{season_slug}/04/",  # nothing is public in this month
    ),
]
