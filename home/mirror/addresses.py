"""Addresses of the site, and the files of a copy that answer to them from any folder, stick or server."""

import hashlib
import posixpath
import re
import unicodedata
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

from django.utils.text import slugify

# What a file system of a stick or of Windows cannot hold in a name.
UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*]')
LONGEST_PART = 100  # bytes; file systems end at 255, archives earlier
PATH_LETTERS = "/-._~!$&'()*+,;=:@"


def inside(href: str, base: str, origin: str) -> str | None:
    """The address of this site that a link leads to, without fragment; None where it leads elsewhere.

    Arguments: href as it stands in the page; base, the page's own address; origin, the site's name with its
    scheme. Equal addresses come back equal: letters are escaped in one way, queries stand in one order.
    """
    if not href or href.startswith("#"):
        return None
    try:
        parts = urlsplit(urljoin(origin + base, href.strip()))
    except ValueError:
        return None
    if f"{parts.scheme}://{parts.netloc}" != origin:
        return None
    pairs = sorted((name, value) for name, value in parse_qsl(parts.query) if (name, value) != ("page", "1"))
    path = quote(unquote(parts.path) or "/", safe=PATH_LETTERS)
    return f"{path}?{urlencode(pairs)}" if pairs else path


def is_copied(address: str) -> bool:
    """Whether a copy has a page of its own for the address: lists narrowed in one way and their further
    pages, not each of the endless combinations."""
    names = [name for name, _value in parse_qsl(urlsplit(address).query)]
    return len([name for name in names if name != "page"]) <= 1 and not {"lite", "q"} & set(names)


def file_of(address: str) -> str:
    """The file of a copy for an address of the site, as a path below the copy's folder."""
    parts = urlsplit(address)
    folder, _slash, name = unquote(parts.path).lstrip("/").rpartition("/")
    folders = [_fit(part) for part in folder.split("/") if part]
    pairs = parse_qsl(parts.query)
    name = _fit(name) if name else "index.html"
    if pairs:
        stem, ending = posixpath.splitext(name)
        name = f"{stem}-{_words(pairs)}{ending}"
    return "/".join([*folders, name])


def _fit(part: str) -> str:
    fit = UNFIT.sub("-", unicodedata.normalize("NFC", part))
    if fit.strip(". ") == fit and fit == part and len(fit.encode()) <= LONGEST_PART:
        return fit
    if part.startswith(".well-known"):
        return fit
    stem, ending = posixpath.splitext(fit.strip(". "))
    return f"{stem.encode()[:60].decode(errors='ignore')}-{_mark(part)}{ending[:10]}"


def _words(pairs) -> str:
    said = "-".join(f"{name}-{value}" for name, value in pairs)
    words = slugify(said)
    return words if words == said and len(words) <= LONGEST_PART else f"{words[:60]}-{_mark(said)}"


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def relative(target: str, of: str) -> str:
    """The link from one file of a copy to another."""
    return quote(posixpath.relpath(target, posixpath.dirname(of) or "."), safe=PATH_LETTERS)
