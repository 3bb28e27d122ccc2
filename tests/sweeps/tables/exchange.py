"""Offers, requests, asks and introductions of the members."""

from ..people import AT_HOME, NEWCOMER, RESTING, SAFETIES, SAFETY, VERIFIED
from ..rows import Row, closed, open_to, sent_by

ROWS = [
    *open_to(SAFETIES, "/admin/safety-reports/"),
    Row(
        "/admin/safety-reports/{report}/", sees=SAFETY, changes=SAFETY
    ),  # an empty POST is a look, which is kept
    *open_to(VERIFIED | RESTING, "/en/directory/offers/", "/en/directory/offers/new/", "/en/directory/asks/"),
    *open_to(VERIFIED | RESTING | NEWCOMER, "/en/directory/requests/", "/en/directory/requests/new/"),
    *open_to(VERIFIED | RESTING, "/en/directory/ask/{other_member}/"),
    *open_to(VERIFIED, "/en/directory/requests/{request}/", "/en/directory/asks/{ask}/"),
    *open_to(AT_HOME, "/en/directory/introductions/"),
    Row("/en/directory/introductions/{introduction}/", sees=VERIFIED),
    # Sent without a button nothing happens.
    *closed(
        "/en/directory/offers/{offer}/",
        "/en/directory/requests/{request}/change/",
        "/en/directory/introductions/{introduction}/answer/",
        "/en/directory/introductions/{introduction}/write/",
        "/en/directory/introductions/{introduction}/show/{detail}/",
        "/en/directory/introductions/{introduction}/follow-up/",
    ),
    *sent_by(
        VERIFIED,
        "/en/directory/introductions/{introduction}/close/",
        "/en/directory/introductions/{introduction}/report/",
    ),
]
