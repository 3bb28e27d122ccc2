"""The editors' own screens: sign-off, takedown, strike."""

from ..people import (
    COORDINATOR,
    EDITOR,
    LANGUAGES,
    LEAD,
    LEADS,
    MANDATED,
    OWN,
    REGIONS,
    SAFETIES,
    SAFETY,
    STAFF,
)
from ..rows import closed, open_to

ROWS = [
    *open_to(
        STAFF,
        "/admin/still-signed-in/",
        "/admin/style/",
        "/admin/style/en/text/",
    ),
    *open_to(
        MANDATED,
        "/admin/sign-off/",
        "/admin/translations/",
    ),
    *open_to(
        REGIONS | COORDINATOR,
        "/admin/take-down/",
    ),
    *open_to(
        REGIONS | COORDINATOR,
        "/admin/season/",
        "/admin/season/{season}/",
        "/admin/season/month/{slot}/",
    ),
    *open_to(
        LEADS | COORDINATOR,
        "/admin/season/{season}/newsletter/en/",
    ),
    *closed("/admin/season/{season}/newsletter/en/file/html"),  # the season is a draft: there is no letter
    *open_to(
        OWN,
        "/admin/sign-off/{draft}/",
        "/admin/sign-off/{draft}/text/",
        "/admin/take-down/{draft}/",
        "/admin/take-down/{draft}/done/",
        "/admin/content/{draft}/history/",
        "/admin/content/{draft}/preview-links/",
        "/admin/sign-off/{waiting}/",
        "/admin/sign-off/{waiting}/text/",
        "/admin/take-down/{public}/",
        "/admin/take-down/{public}/done/",
    ),
    *open_to(
        OWN | LANGUAGES,
        "/admin/content/{french}/credit/",
        "/admin/content/{french}/history/",
        "/admin/content/{french}/preview-links/",
    ),
    *open_to(
        LANGUAGES,
        "/admin/submit/{french}/",
    ),
    *open_to(
        SAFETIES,
        "/admin/strike/",
        "/admin/consent/",
    ),
    *open_to(
        SAFETY,
        "/admin/consent/{draft}/",
        "/admin/consent/{draft}/add/",
        "/admin/consent/{draft}/nobody/",
        "/admin/consent/{french}/",
        "/admin/consent/record/{consent}/",
        "/admin/consent/record/{consent}/withdraw/",
        "/admin/consent/record/{consent}/erase/",
    ),
    *open_to(
        COORDINATOR,
        "/admin/content/{draft}/emergency/",
        "/admin/content/{draft}/transfer/",
        "/admin/content/{waiting}/emergency/",
        "/admin/content/{public}/transfer/",
    ),
    *open_to(
        EDITOR,
        "/admin/submit/{draft}/",
        changes=EDITOR,
    ),
    *open_to(
        EDITOR,
        "/admin/content/{draft}/translate/",
        "/admin/content/{public}/translate/",
    ),
    *open_to(
        LEAD,
        "/admin/content/{draft}/stand-in/{kind}/",
        "/admin/content/{waiting}/stand-in/{kind}/",
    ),
    *open_to(
        SAFETY,
        "/admin/strike/{draft}/",
        "/admin/strike/{public}/",
    ),
]
