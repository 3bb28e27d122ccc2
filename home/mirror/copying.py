"""Makes a copy of the public site: walks it, writes its pages for a folder, checks them, signs the list."""

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone, translation

from ..shell import shell_for
from . import addresses
from .checking import faults_of_links
from .collecting import CHOSEN, LIVE, NONE, PAGE, Found, Walk
from .folder import Folder, manifest_of
from .pages import CopiedPage, symbols_in
from .reader import Stranger
from .signature import public_pem, public_text

EVERYTHING, SEARCH = "everything/", "search/"
KEY_FILE = "public-key.pem"


class NotWhole(RuntimeError):
    """The copy has faults; the former one was left as it is. `args`: a sentence for each."""


@dataclass(frozen=True)
class Result:
    pages: int
    files: int
    written: int
    removed: int
    key: str


def make_copy(where: Path, key, tell=lambda _number: None) -> Result:
    """Writes or refreshes the copy in a folder.

    Arguments: where; key, the Ed25519 secret; tell(number), called as addresses are asked. Raises
    FolderRefused, SiteFails, NotWhole; then the former copy stands as it did.
    """
    with Folder(where) as folder:
        walk = Walk(Stranger(), folder, tell)
        walk.begin()
        walk.go_on()
        Written(walk).add()
        pages = write_pages(walk)
        folder.put(KEY_FILE, public_pem(key))
        if faults := faults_of_links(folder.files, folder.read):
            raise NotWhole(*faults)
        facts = {
            "site": walk.stranger.origin,
            "made": timezone.now().replace(microsecond=0).isoformat(),
            "number": manifest_of(where).get("number", 0) + 1,
            "key": public_text(key),
        }
        result = Result(pages, len(folder.files), len(folder.written), len(folder.removed), facts["key"])
        folder.commit(facts, key.sign)
        return result


class Written:
    """The pages that only a copy has: everything in it by language, the choice of a language where the site
    reads the browser's wishes, and in place of what needs the site its live address."""

    def __init__(self, walk: Walk):
        self.walk = walk
        self.languages = [language.code for language in shell_for(settings.LANGUAGE_CODE).languages]

    def add(self) -> None:
        for code in self.languages:
            self._everything(code)
        for address, found in list(self.walk.found.items()):
            if found.state == CHOSEN:
                self._choice(address, found)
        self.walk.go_on()
        while waiting := self._needing_the_site():
            for address in waiting:
                self._explanation(address)
            self.walk.go_on()

    def _everything(self, code: str) -> None:
        address = f"/{code}/{EVERYTHING}"
        listed = {
            one: found
            for one, found in self.walk.found.items()
            if found.state == PAGE and found.listed and one.startswith(f"/{code}/") and "?" not in one
        }
        sections = sections_of(code, listed)
        self._take(address, "mirror/everything.html", {"sections": sections})
        path = addresses.file_of(address)
        rows = [
            {"title": found.title, "text": found.text, "url": addresses.relative(found.path, path)}
            for found in sorted(listed.values(), key=lambda found: found.path)
        ]
        index = json.dumps(rows, ensure_ascii=False, indent=1)
        self.walk.folder.put(path.replace("index.html", "index.json"), index.encode())

    def _choice(self, address: str, found: Found) -> None:
        by_code = {language.code: language for language in shell_for(settings.LANGUAGE_CODE).languages}
        choices = [
            (by_code[code], target) for code, target in (found.choices or {}).items() if code in by_code
        ]
        html = render(address, "mirror/choose.html", {"choices": choices})
        self.walk.take_page(address, html)

    def _needing_the_site(self) -> list[str]:
        linked = sorted(self.walk.linked)
        return [one for one in linked if self.walk.resolve(one).state == LIVE and not self._is_written(one)]

    def _is_written(self, address: str) -> bool:
        return (self.walk.folder.aside / "pages" / addresses.file_of(address)).exists()

    def _explanation(self, address: str) -> None:
        live = self.walk.stranger.origin + address
        self.walk.take_page(
            address, render(address, "mirror/live.html", {"live": live}), path=addresses.file_of(address)
        )

    def _take(self, address: str, template: str, context: dict) -> None:
        self.walk.found[address] = self.walk.take_page(address, render(address, template, context))


def sections_of(code: str, listed: dict[str, Found]) -> list[tuple[str, list]]:
    """(title, [(address, Found)]) by the part of the site, by alphabet; what stands alone comes first."""
    parts: dict[str, list] = {}
    for address, found in listed.items():
        top = "/".join(address.split("/")[:3]) + "/"
        parts.setdefault(top if address != top and top in listed else "", []).append((address, found))
    for rows in parts.values():
        rows.sort(key=lambda row: row[1].title.casefold())
    titles = {top: listed[top].title if top else "" for top in parts}
    return sorted(((titles[top], rows) for top, rows in parts.items()), key=lambda part: part[0].casefold())


def render(address: str, template: str, context: dict) -> bytes:
    """A page of our own in the site's frame, in the language of its address."""
    code = translation.get_language_from_path(urlsplit(address).path) or settings.LANGUAGE_CODE
    with translation.override(code):
        return render_to_string(template, context, RequestFactory().get(address)).encode()


def write_pages(walk: Walk) -> int:
    """Writes every page that the walk put aside, with links that hold in the folder. Returns their number."""
    raw = walk.folder.aside / "pages"
    symbols = _symbols(walk)
    written = 0
    for address, found in list(walk.found.items()):
        path = addresses.file_of(address)
        if not (raw / path).is_file() or found.state == NONE:
            continue
        code = translation.get_language_from_path(urlsplit(address).path) or settings.LANGUAGE_CODE
        everything = addresses.file_of(f"/{code}/{EVERYTHING}")
        with translation.override(code):
            page = CopiedPage(path, walk.stranger.origin + address, _here(walk, address), symbols, everything)
            html = page.rewritten((raw / path).read_text())
        walk.folder.put(path, html.encode())
        written += 1
    return written


def _here(walk: Walk, address: str):
    def here(link: str) -> str | None:
        target = addresses.inside(link, address, walk.stranger.origin)
        if target is None:
            return None
        code = translation.get_language_from_path(target)
        if code and urlsplit(target).path == f"/{code}/{SEARCH}":
            return addresses.file_of(f"/{code}/{EVERYTHING}")
        return walk.resolve(target).path

    return here


def _symbols(walk: Walk) -> dict[str, str]:
    sprites = [path for path in walk.folder.files if path.endswith(".svg") and "/icons" in path]
    return {
        name: drawn for path in sprites for name, drawn in symbols_in(walk.folder.read(path).decode()).items()
    }
