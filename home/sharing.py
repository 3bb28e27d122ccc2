"""Passing a page on: plain links, and a code that another phone's camera reads. No company's script."""

import io
from dataclasses import dataclass
from urllib.parse import quote

import segno
from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from editorial.registries import Registry

from .public_pages import best_version, versions_at
from .reading import Reading, absolute
from .shell import shell_for
from .views import cached_briefly

# short(translation key) → the path of a short link to this content, "" where there is none.
short_links = Registry()


@dataclass(frozen=True)
class Way:
    """One way to pass a page on. `stays`: it goes through no company's site."""

    name: str
    address: str
    stays: bool


@dataclass(frozen=True)
class Sharing:
    """address: absolute; code: the path of its QR code."""

    address: str
    code: str
    ways: list[Way]


def sharing_of(reading: Reading, page, address: str = "") -> Sharing | None:
    """How a reader may pass on the page being read; None for what is not public, which nobody should."""
    version = reading.versions.get(reading.shown)
    if version is None or reading.is_preview:
        return None
    address = address or absolute(version.url)
    return Sharing(address, f"{version.url}qr.svg", ways(page.title, address))


def ways(title: str, address: str) -> list[Way]:
    said, link, words = quote(f"{title}\n\n{address}"), quote(address, safe=""), quote(title)
    return [
        Way(_("E-mail"), f"mailto:?subject={words}&body={said}", True),
        Way(_("Text message"), f"sms:?&body={said}", True),
        Way("WhatsApp", f"https://wa.me/?text={said}", False),
        Way("Telegram", f"https://t.me/share/url?url={link}&text={words}", False),
    ]


@require_safe
def qr(request, path: str):
    """The address of a released page as an SVG, its short link where it has one. 404 for everything else."""
    shell = shell_for(get_language())
    versions = versions_at(shell, path) if shell.language.code == get_language() else []
    if not versions:
        raise Http404("no such page")
    page = best_version(versions, shell.language.locale_id)
    short = next(filter(None, (short(page.translation_key) for short in short_links)), "")
    return cached_briefly(
        HttpResponse(drawn(absolute(short or shell.address_of(page))), content_type="image/svg+xml")
    )


def drawn(text: str) -> bytes:
    """A QR code that is read although a seventh of it is damaged (level M), with its quiet zone."""
    image = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(image, kind="svg", xmldecl=False, omitsize=True, border=4, dark="#000", light="#fff")
    return image.getvalue()
