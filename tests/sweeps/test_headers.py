"""What every answer says to the browser, beside its words."""

import re

import pytest

from editorial.registries import public_surfaces

from .test_rights import listed

pytestmark = pytest.mark.django_db

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


# Whoever was given a secret address, or looked for something, leaves it without telling where they come from.
SECRET_ADDRESS = re.compile(r"/[\w-]+/(preview|signed|search)/")


def policy(headers) -> dict[str, str]:
    """Directive → sources."""
    parts = (part.strip().partition(" ") for part in headers.get("Content-Security-Policy", "").split(";"))
    return {directive: sources for directive, _space, sources in parts}


def faults_of(headers, framed_by_us: bool = False, secret: bool = False) -> list[str]:
    promised = ALWAYS | ({"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"} if secret else {})
    faults = [name for name, value in promised.items() if headers.get(name) != value]
    frames = {"DENY", "SAMEORIGIN"} if framed_by_us else {"DENY"}
    ancestors = {"'none'", "'self'"} if framed_by_us else {"'none'"}
    sandboxed = "sandbox" in policy(headers)  # a file
    if headers.get("X-Frame-Options") not in frames:
        faults.append("may be framed")
    if policy(headers).get("frame-ancestors") not in ancestors and not sandboxed:
        faults.append("has ancestors")
    if "default-src" not in policy(headers):
        faults.append("no Content-Security-Policy")
    return faults


def faults_of_readers(headers, secret: bool = False) -> list[str]:
    """What only readers' pages promise: Wagtail's own screens need scripts within the page."""
    faults = faults_of(headers, secret=secret)
    if "unsafe" in headers.get("Content-Security-Policy", ""):
        faults.append("unsafe sources")
    if "Cookie" in headers.get("Vary", ""):
        faults.append("varies by cookie")
    return faults


# Texts in the frame of a screen of ours: previews, and what is to be signed.
FRAMED_BY_US = re.compile(r"/admin/.*(preview/.*|view_draft/|/view/|/text/)$")


def is_personal(path: str) -> bool:
    return path.startswith(("/admin/", "/accounts/"))


def test_every_answer__protects_the_browser(cells):
    faults = []
    for cell in cells:
        path = cell.row.path
        kinds = bool(FRAMED_BY_US.match(path)), bool(SECRET_ADDRESS.match(path))
        if found := faults_of(cell.answer.headers, *kinds):
            faults.append(f"{cell}: {found}")
    assert not faults, listed(faults)


def test_personal_pages__are_kept_by_nobody(cells):
    personal = (cell for cell in cells if is_personal(cell.row.path) and cell.answer.status == 200)
    kept = [cell for cell in personal if "no-store" not in cell.answer.headers.get("Cache-Control", "")]
    assert not kept, listed(kept)


def test_readers_pages__are_safe_and_the_same_for_all(world, visitors):
    addresses = {address for find in public_surfaces.values() for address in find()}
    addresses |= {"/", world.address("/files/{hero}"), world.address("{draft_path}"), "/tour/"}
    assert world.address("{public_path}") in addresses
    faults = []
    for address in sorted(addresses):
        answer = visitors["anonymous"].ask("GET", address)
        found = faults_of_readers(answer.headers, bool(SECRET_ADDRESS.match(address)))
        if answer.cookies:
            found.append("sets a cookie")
        if found:
            faults.append(f"{address}: {found}")
    assert not faults, listed(faults)
