"""A page of the site as a page of a copy: relative links, nothing that needs a server, no third party."""

import re
from collections.abc import Callable
from urllib.parse import urldefrag

from django.templatetags.static import static
from django.utils.html import escape, format_html
from django.utils.translation import gettext

from ..markup import Rewriter, tag_of
from . import addresses

# Attributes that a browser follows by itself, and those that a reader follows.
LOADED = {("img", "src"), ("script", "src"), ("audio", "src"), ("video", "src"), ("source", "src")}
LOADED |= {("track", "src"), ("video", "poster"), ("use", "href"), ("image", "href"), ("link", "href")}
SETS = {("img", "srcset"), ("source", "srcset")}
# Machines are told the live address, where the page is the original.
FOR_MACHINES = frozenset({"canonical", "alternate"})
STAYS = "data-stays"  # a link that leads to the live site on purpose
STYLE = "mirror/mirror.css"
# Whoever serves the copy sends no such header. `file:` is what a browser calls a stick.
POLICY = "default-src 'self' file:; object-src 'none'; base-uri 'none'; form-action 'none'"


def links_of(tag: str, attributes: dict) -> list[tuple[str, str]]:
    """(attribute, address) of everything a tag leads to or loads."""
    found = []
    for name, value in attributes.items():
        if not value:
            continue
        if (tag, name) in SETS:
            found += [(name, part.split()[0]) for part in value.split(",") if part.strip()]
        elif (tag, name) in LOADED or (tag == "a" and name == "href"):
            found.append((name, value))
    return found


def is_for_machines(tag: str, attributes: dict) -> bool:
    """Canonical addresses and other languages; a feed is for readers."""
    relations = set((attributes.get("rel") or "").split())
    return tag == "link" and bool(relations & FOR_MACHINES) and "type" not in attributes


class Links(Rewriter):
    """What a page leads to and loads, as it stands in the page."""

    def __init__(self):
        super().__init__()
        self.found: list[str] = []

    def drops(self, tag, attributes):
        return tag == "form" or "data-live" in attributes

    def start(self, tag, attributes):
        if not (is_for_machines(tag, attributes) or STAYS in attributes):
            self.found += [address for _name, address in links_of(tag, attributes)]
        return ""


class CopiedPage(Rewriter):
    """Arguments: path, the page's file in the copy; live, its address with the site's name; here(link) gives
    the file that a link of the page leads to, "" where it leads to nothing any more, None where it leads away
    from the site; symbols: the icons by name, so that they are shown from a stick, too."""

    def __init__(self, path: str, live: str, here: Callable, symbols: dict[str, str], everything: str):
        super().__init__()
        self.path, self.live, self.here, self.everything = path, live, here, everything
        self.symbols, self.used = symbols, set()

    def drops(self, tag, attributes):
        if "data-live" in attributes:
            return True
        if tag == "form":
            if (
                attributes.get("method") or "get"
            ).lower() == "post":  # a search is answered by the list of all
                self.write(self._needs_the_site())
            return True
        if (tag, "src") in LOADED and attributes.get("src"):
            return self._to(attributes["src"]) is None
        return tag == "meta" and (attributes.get("http-equiv") or "").lower() == "refresh"

    def start(self, tag, attributes):
        if tag == "head":
            return super().start(tag, attributes) + self._policy()
        if tag == "body":
            return super().start(tag, attributes) + self._about_the_copy()
        if is_for_machines(tag, attributes) or STAYS in attributes:
            return super().start(tag, attributes)
        if tag == "use":
            return self._icon(attributes)
        if links_of(tag, attributes):
            return self._led(tag, attributes)
        return super().start(tag, attributes)

    def end(self, tag):
        if tag == "body":
            return self._icons() + super().end(tag)
        return super().end(tag)

    def _to(self, link: str) -> str | None:
        """The link in the copy; the same for one that leads elsewhere, None for one that leads to nothing."""
        found = self.here(link)
        if found is None:
            return link
        fragment = urldefrag(link).fragment
        return addresses.relative(found, self.path) + (f"#{fragment}" if fragment else "") if found else None

    def _led(self, tag, attributes) -> str:
        led = dict(attributes)
        for name, value in attributes.items():
            if (tag, name) in SETS and value:
                led[name] = self._set(value)
            elif (name, value) in links_of(tag, {name: value}):
                led[name] = self._to(value)
        dead = [name for name, value in led.items() if value is None and attributes[name] is not None]
        return tag_of(tag, {name: value for name, value in led.items() if name not in dead})

    def _set(self, value: str) -> str | None:
        parts = [part.split() for part in value.split(",") if part.strip()]
        led = [[link, *rest] for address, *rest in parts if (link := self._to(address))]
        return ", ".join(" ".join(part) for part in led) or None

    def _icon(self, attributes) -> str:
        name = (attributes.get("href") or "").rpartition("#")[2]
        self.used.add(name)
        # With its end: what comes as `<use …/>` has none of its own.
        return f'<use href="#{escape(name)}"></use>'

    def _icons(self) -> str:
        drawn = "".join(self.symbols[name] for name in sorted(self.used & set(self.symbols)))
        return f'<svg class="hidden" width="0" height="0" aria-hidden="true" focusable="false">{drawn}</svg>'

    def _policy(self) -> str:
        style = addresses.relative(addresses.file_of(static(STYLE)), self.path)
        tags = [
            ("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY}),
            ("meta", {"name": "referrer", "content": "no-referrer"}),
            ("link", {"rel": "stylesheet", "href": style}),
        ]
        return "".join(tag_of(name, attributes) for name, attributes in tags)

    def _about_the_copy(self) -> str:
        return format_html(
            '<aside class="copy" aria-label="{}"><p>{} <a href="{}">{}</a> '
            '<a href="{}" rel="noreferrer">{}</a></p></aside>',
            gettext("About this copy"),
            gettext("You are reading a copy of this site."),
            addresses.relative(self.everything, self.path),
            gettext("Everything in this copy"),
            self.live,
            gettext("The live page"),
        )

    def _needs_the_site(self) -> str:
        return format_html(
            '<p class="copy__live">{} <a href="{}" rel="noreferrer"><bdi>{}</bdi></a></p>',
            gettext("This part needs the live site:"),
            self.live,
            self.live,
        )


def symbols_in(sprite: str) -> dict[str, str]:
    """The icons of a sprite by name."""
    return {
        found[1]: found[0] for found in re.finditer(r'<symbol id="([\w-]+)".*?</symbol>', sprite, re.DOTALL)
    }
