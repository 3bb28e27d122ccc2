"""Whether a copy is whole, and the one that was signed: asked before it is put in place, and by its hosts."""

import os
import posixpath
from collections.abc import Callable, Collection
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..markup import Rewriter
from .collecting import STYLE_LINK
from .folder import ASIDE, MANIFEST, SIGNATURE, FolderRefused, digest_of, manifest_of
from .pages import is_for_machines, links_of
from .signature import is_signed

READERS_OWN = frozenset({"http", "https", "mailto", "sms"})  # followed by a reader, never by itself


class Crawl(Rewriter):
    """Faults of one page. Arguments: its file, and all files of the copy."""

    def __init__(self, path: str, files: Collection[str]):
        super().__init__()
        self.path, self.files, self.faults = path, files, []

    def start(self, tag, attributes):
        if tag == "form":
            self.faults.append("a form, which needs a server")
        if not is_for_machines(tag, attributes):
            for _name, address in links_of(tag, attributes):
                self._look_at(tag, address)
        return ""

    def _look_at(self, tag: str, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            if tag != "a" or parts.scheme not in READERS_OWN:
                self.faults.append(f"loads {address}")
        elif parts.path.startswith("/") or parts.query:
            self.faults.append(f"{address} is no link within the copy")
        elif parts.path and target_of(self.path, parts.path) not in self.files:
            self.faults.append(f"leads to {address}, which is not there")


def target_of(path: str, link: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link)))


def faults_of_links(files: Collection[str], read: Callable[[str], bytes]) -> list[str]:
    """Reads every page and style sheet: links without an end, loads from elsewhere, forms.

    Arguments: files, paths below the copy's folder; read(path) → its bytes. Returns sentences.
    """
    faults = []
    for path in sorted(files):
        if path.endswith(".html"):
            page = Crawl(path, files)
            page.rewritten(read(path).decode())
            faults += [f"{path}: {fault}" for fault in page.faults]
        elif path.endswith(".css"):
            links = [link.partition("#")[0] for link in STYLE_LINK.findall(read(path).decode())]
            missing = [
                link for link in links if link and target_of(path, link.partition("?")[0]) not in files
            ]
            faults += [f"{path}: loads {link}, which is not there" for link in missing]
    return faults


def faults_of_copy(folder: Path, key) -> list[str]:
    """What is wrong with a copy as it lies there; empty where it is whole and signed.

    Arguments: the folder; the public key (signature.public_key). Returns sentences.
    """
    if not (folder / MANIFEST).is_file() or not (folder / SIGNATURE).is_file():
        return ["there is no signed list of files"]
    if not is_signed((folder / MANIFEST).read_bytes(), (folder / SIGNATURE).read_bytes(), key):
        return ["the list of files was not signed with this key"]
    try:
        files = manifest_of(folder)["files"]
    except FolderRefused as error:
        return [str(error)]
    faults = [
        f"{path}: {fault}" for path, facts in files.items() if (fault := _fault_of(folder / path, facts))
    ]
    faults += [f"{path}: not on the signed list" for path in sorted(_lying_in(folder) - set(files))]
    return faults or faults_of_links(files, lambda path: (folder / path).read_bytes())


def _fault_of(path: Path, facts: dict) -> str:
    if path.is_symlink() or not path.is_file():
        return "is missing"
    return "" if digest_of(path) == facts["sha256"] else "was changed"


def _lying_in(folder: Path) -> set[str]:
    own = {MANIFEST, SIGNATURE}
    found = set()
    for top, _folders, names in os.walk(folder):
        found |= {(Path(top) / name).relative_to(folder).as_posix() for name in names}
    return {path for path in found if path not in own and not path.startswith(f"{ASIDE}/")}
