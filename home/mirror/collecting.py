"""Walks the site as a stranger: every public surface, and whatever its pages lead to."""

import html
import re
from collections import deque
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import get_language_from_path

from editorial.registries import public_surfaces

from . import addresses
from .folder import Folder
from .pages import Links
from .reader import Answer, Stranger

# page: shown to everybody; file: as it is; moved: elsewhere; live: needs the site; chosen: the reader's
# language decides; none: nothing (any more).
PAGE, FILE, MOVED, LIVE, CHOSEN, NONE = "page", "file", "moved", "live", "chosen", "none"
HOPS = 5
STYLE_LINK = re.compile(r"url\(\s*['\"]?([^'\")]+)")
MEANT = re.compile(r'<meta (?:property|name)="(og:title|description)" content="([^"]*)"')
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


class SiteFails(RuntimeError):
    """The site could not answer: there is no copy of half a site."""


@dataclass
class Found:
    """What stands at an address. `path`: its file in the copy; `target`: where it has moved; `choices`: by
    language; title, text: what the page says of itself; listed: search engines may list it, too."""

    state: str
    path: str = ""
    target: str = ""
    choices: dict[str, str] | None = None
    title: str = ""
    text: str = ""
    listed: bool = False


class Walk:
    """Arguments: folder, which takes the files; tell(number of addresses asked). Pages wait in `pages`, as
    the site sent them, until it is known where each of their links leads."""

    def __init__(self, stranger: Stranger, folder: Folder, tell):
        self.stranger, self.folder, self.tell = stranger, folder, tell
        self.found: dict[str, Found] = {}
        self.linked: set[str] = set()
        self.queue: deque[str] = deque()

    def begin(self) -> None:
        for find in public_surfaces.values():
            for address in find():
                self.expect(addresses.inside(address, "/", self.stranger.origin))

    def expect(self, address: str | None) -> None:
        if address and address not in self.found:
            self.found[address] = Found(NONE)
            self.queue.append(address)

    def go_on(self) -> None:
        """Asks for everything that is known and was not asked for yet."""
        while self.queue:
            address = self.queue.popleft()
            if self.found[address].state == NONE:  # no page that only the copy has
                self.found[address] = self._ask(address)
                self.tell(1)

    def resolve(self, address: str) -> Found:
        """What a link to the address leads to in the end."""
        first = found = self.found.get(address, Found(NONE))
        for _hop in range(HOPS):
            if found.state != MOVED:
                break
            found = self.found.get(found.target, Found(NONE))
        return (
            Found(LIVE, addresses.file_of(address)) if found.state == LIVE and first.state == MOVED else found
        )

    def _ask(self, address: str) -> Found:
        path = urlsplit(address).path
        if path.startswith(settings.PERSONAL_PATHS):
            return Found(LIVE, addresses.file_of(address))
        if not addresses.is_copied(address):
            return Found(NONE)
        if path.startswith("/files/") and self.folder.keep(addresses.file_of(address)):
            return self._unless_withdrawn(address)
        return self._read(address, self.stranger.ask(address))

    def _unless_withdrawn(self, address: str) -> Found:
        """Bytes never change under a file's name: it is asked whether they may still be shown, no more."""
        path = addresses.file_of(address)
        answer = self.stranger.ask(address, HTTP_IF_NONE_MATCH=f'"{PurePosixPath(path).stem}"')
        if answer.status == 304 and answer.is_the_same_for_all:
            return Found(FILE, path)
        del self.folder.files[path]
        return self._read(address, answer)

    def _read(self, address: str, answer: Answer) -> Found:
        if answer.status >= 500:
            raise SiteFails(f"{address} answers {answer.status}")
        if answer.status in (404, 410):
            return Found(NONE)
        path = addresses.file_of(address)
        if 300 <= answer.status < 400:
            return self._moved(address, answer)
        if answer.status != 200 or not answer.is_the_same_for_all or answer.may_not_be_kept:
            return Found(LIVE, path)
        if answer.kind == "text/html":
            return self.take_page(address, b"".join(answer.body), listed="noindex" not in answer.robots)
        return self._file(address, path, answer)

    def _file(self, address: str, path: str, answer: Answer) -> Found:
        if answer.kind != "text/css":
            self.folder.put(path, answer.body)
            return Found(FILE, path)
        style = b"".join(answer.body)
        for link in STYLE_LINK.findall(style.decode()):
            self.expect(addresses.inside(link, address, self.stranger.origin))
        self.folder.put(path, style)
        return Found(FILE, path)

    def _moved(self, address: str, answer: Answer) -> Found:
        if "accept-language" not in answer.headers.get("vary", "").lower():
            target = addresses.inside(answer.headers.get("location", ""), address, self.stranger.origin)
            self.expect(target)
            return Found(MOVED, target=target or "")
        choices = {}
        for code, _name in settings.LANGUAGES:
            asked = self.stranger.ask(address, HTTP_ACCEPT_LANGUAGE=code)
            target = addresses.inside(asked.headers.get("location", ""), address, self.stranger.origin)
            if target and get_language_from_path(urlsplit(target).path) == code:
                self.expect(target)
                choices[code] = target
        return Found(CHOSEN, addresses.file_of(address), choices=choices)

    def take_page(self, address: str, content: bytes, *, listed: bool = False, path: str = "") -> Found:
        """Puts a page aside as the site sent it, and expects what it leads to."""
        text = content.decode()
        for link in links_in(text):
            if target := addresses.inside(link, address, self.stranger.origin):
                self.linked.add(target)
                self.expect(target)
        path = path or addresses.file_of(address)
        raw = self.folder.aside / "pages" / path
        raw.parent.mkdir(parents=True, exist_ok=True)
        raw.write_bytes(content)
        meant = {name: html.unescape(value) for name, value in MEANT.findall(text)}
        title = meant.get("og:title") or html.unescape(next(iter(TITLE.findall(text)), ""))
        return Found(PAGE, path, title=title, text=meant.get("description", ""), listed=listed)


def links_in(text: str) -> list[str]:
    reader = Links()
    reader.rewritten(text)
    return reader.found
