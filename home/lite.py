"""The light version of a page: its words without pictures, drawings and scripts, for slow or dear networks.

`?lite=1` asks for it on any page, and so does a browser that sends `Save-Data: on`;
`?lite=0` asks for the full one whatever the browser sends. Made from the finished page, so that no template
can forget it.
"""

from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.core.files.storage import default_storage
from django.template.defaultfilters import filesizeformat
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.utils.html import format_html
from django.utils.translation import get_language, gettext

from .markup import Rewriter, tag_of

LIGHT, FULL = "1", "0"
FILES = "/files/"
# Where the light version is of no use: files, and the places that are no reader's.
NOT_READ = (FILES, settings.STATIC_URL, *settings.PERSONAL_PATHS)
LOADED_EARLY = frozenset({"stylesheet", "preload", "modulepreload", "prefetch"})
DRAWN = frozenset({"svg", "script", "source", "track", "iframe", "object", "embed", "canvas"})


def keeping(address: str, weight: str) -> str:
    """An address of this site with the reader's choice kept; any other address as it is."""
    parts = urlsplit(address)
    elsewhere = parts.scheme or parts.netloc or address.startswith("#") or parts.path.startswith(NOT_READ)
    if elsewhere or "lite" in dict(parse_qsl(parts.query, keep_blank_values=True)):
        return address
    if "." in parts.path.rpartition("/")[2]:  # feeds and calendars
        return address
    query = f"{parts.query}&lite={weight}" if parts.query else f"lite={weight}"
    return parts._replace(query=query).geturl()


def switched(query: str, weight: str) -> str:
    """The same page in the other version, as a query alone: the path may be a secret, not to be repeated."""
    pairs = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name != "lite"]
    return f"?{urlencode([*pairs, ('lite', weight)])}"


class KeptChoice(Rewriter):
    """Links and forms of a page that take `lite=…` along."""

    weight = FULL

    def start(self, tag, attributes):
        if tag == "a" and attributes.get("href"):
            kept = keeping(attributes["href"], self.weight)
            return tag_of(tag, attributes | {"href": kept})
        if tag == "form":
            return self._form(attributes)
        return super().start(tag, attributes)

    def _form(self, attributes):
        if (attributes.get("method") or "get").lower() == "get":
            return self.get_starttag_text() + tag_of(
                "input", {"type": "hidden", "name": "lite", "value": self.weight}
            )
        action = attributes.get("action")
        return tag_of("form", attributes | {"action": keeping(action, self.weight)} if action else attributes)


class LightPage(KeptChoice):
    """Arguments: full, the address of the full page."""

    weight = LIGHT

    def __init__(self, full: str):
        super().__init__()
        self.full = full
        self.links = 0  # how many links are open: a link may not stand in a link

    def drops(self, tag, attributes):
        if tag == "link":
            return bool(LOADED_EARLY & set((attributes.get("rel") or "").split()))
        return tag in DRAWN or "data-weight" in attributes or (tag == "img" and not attributes.get("alt"))

    def start(self, tag, attributes):
        if tag == "img":
            return self._words_of(attributes)
        if tag == "body":
            return super().start(tag, attributes) + self._choice()
        if tag in ("video", "audio"):
            return tag_of(tag, {key: value for key, value in attributes.items() if key != "poster"})
        self.links += tag == "a"
        return "" if tag == "picture" else super().start(tag, attributes)

    def end(self, tag):
        self.links -= tag == "a"
        if tag == "head":
            return tag_of("link", {"rel": "stylesheet", "href": static("css/lite.css")}) + super().end(tag)
        return "" if tag == "picture" else super().end(tag)

    def _words_of(self, attributes) -> str:
        words, address = attributes["alt"], attributes.get("src") or ""
        if self.links or not address.startswith("/"):
            return format_html('<span class="picture">{}</span>', words)
        return format_html(
            '<span class="picture">{} <a lang="{}" href="{}">{}</a></span>',
            words,
            get_language(),
            address,
            show_the_picture(address),
        )

    def _choice(self) -> str:
        return format_html(
            '<aside class="light" aria-label="{}"><p>{} <a rel="nofollow" href="{}">{}</a></p></aside>',
            gettext("Light version"),
            gettext("Light version, without pictures."),
            self.full,
            gettext("Show the full version"),
        )


def show_the_picture(address: str) -> str:
    size = size_of(address)
    if size is None:
        return gettext("Show the picture")
    return gettext("Show the picture (%(size)s)") % {"size": filesizeformat(size)}


def size_of(address: str) -> int | None:
    """Bytes of a stored file by its address; None where it is none or has gone."""
    if not address.startswith(FILES):
        return None
    try:
        return default_storage.size(address.removeprefix(FILES).partition("?")[0])
    except OSError:
        return None


class LightVersionMiddleware:
    """Sends the version that a reader wants of every page, and says to caches what decided.

    An address that says which version it is answers the same to everybody; the others vary by `Save-Data`.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith(NOT_READ):
            return response
        asked = request.GET.get("lite")
        if response.has_header("Location"):
            if asked in (LIGHT, FULL):
                response["Location"] = keeping(response["Location"], asked)
        elif response.get("Content-Type", "").startswith("text/html") and not response.streaming:
            self._in_version(request, response, asked)
        return response

    def _in_version(self, request, response, asked):
        if asked not in (LIGHT, FULL):
            patch_vary_headers(response, ["Save-Data"])
            asked = LIGHT if request.headers.get("Save-Data", "").lower() == "on" else ""
        if not asked:
            return
        full = switched(request.META.get("QUERY_STRING", ""), FULL)
        page = LightPage(full) if asked == LIGHT else KeptChoice()
        response.content = page.rewritten(response.content.decode())
        if response.has_header("Content-Length"):
            response["Content-Length"] = str(len(response.content))
