"""What may stand in a paragraph, and where its links may lead."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

# No headings (blocks of their own, so that their order can be kept), no images, no embeds.
FEATURES = ["bold", "italic", "ol", "ul", "link"]
LINE_FEATURES = ["bold", "italic", "link"]
SAFE_SCHEMES = frozenset({"http", "https"})
BLANK = re.compile(r"<p[^>]*>\s*</p>")


def is_safe_address(address: str) -> bool:
    """Only the web: no mailto (it would publish an address), no javascript, no data, no file."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    if not parts.scheme and not parts.netloc:
        return address.startswith(("#", "/")) and not address.startswith("//")
    return parts.scheme.lower() in SAFE_SCHEMES and bool(parts.netloc)


def links_in(html: str):
    for match in FIND_A_TAG.finditer(html):
        attributes = extract_attrs(match.group(1))
        if "href" in attributes:
            yield attributes["href"]


def refuse_unsafe_links(value) -> None:
    """Raises ValidationError where rich text leads anywhere but to the web or to a page of this site.

    Arguments: value is text or a RichText value.
    """
    for address in links_in(getattr(value, "source", value) or ""):
        if not is_safe_address(address):
            raise ValidationError(_("Links may only start with https:// or http://."))


def expand(html: str, pages: dict[int, str]) -> str:
    """Rich text as stored, made ready for a reader.

    Arguments: html as the database holds it; pages maps primary keys to addresses. A link to a page
    that is not public, or of an unknown kind, loses its target and keeps its words.
    """

    def opening(match):
        attributes = extract_attrs(match.group(1))
        if attributes.get("linktype") == "page":
            address = pages.get(int(attributes.get("id") or 0), "")
        else:
            address = attributes.get("href", "")
        if not address or not is_safe_address(address):
            return "<a>"
        outside = "" if address.startswith(("/", "#")) else ' rel="noreferrer nofollow"'
        return f'<a href="{escape(address)}"{outside}>'

    return BLANK.sub("", FIND_A_TAG.sub(opening, html))
