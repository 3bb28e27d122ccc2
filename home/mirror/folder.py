"""The folder of a copy: written aside, then moved into place file by file, its manifest last.

Until everything is written and checked, the former copy stands untouched. What is then moved stands in a
plan on disk: whoever cuts the power in between finds it finished by the next run.
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

MANIFEST, SIGNATURE, ASIDE, PLAN, LOCK = "manifest.json", "manifest.sig", ".mirror-new", "plan.json", "lock"
FORMAT = 1
BLOCK = 1024 * 1024  # bytes


class FolderRefused(ValueError):
    """The folder holds something else, or somebody writes it at this moment."""


@dataclass(frozen=True)
class File:
    """Size in bytes, and SHA-256 in hexadecimal digits."""

    sha256: str
    bytes: int


def digest_of(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def manifest_of(folder: Path) -> dict:
    """The manifest as it stands, an empty one where there is none. Raises FolderRefused for one that names
    files outside the folder: a stick may have been in other hands."""
    path = folder / MANIFEST
    manifest = json.loads(path.read_text()) if path.exists() else {"files": {}}
    refuse_outside(manifest["files"])
    return manifest


def refuse_outside(paths: Iterable[str]) -> None:
    for path in paths:
        if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
            raise FolderRefused("the folder's own list names files outside of it")


class Folder:
    """A copy being made. Used as a context: the lock is given back at its end."""

    def __init__(self, where: Path):
        self.where, self.aside = where, where / ASIDE
        self.files: dict[str, File] = {}
        self.written: set[str] = set()

    def __enter__(self):
        has_other_things = self.where.exists() and any(self.where.iterdir())
        if has_other_things and not ((self.where / MANIFEST).exists() or self.aside.exists()):
            raise FolderRefused(f"{self.where} holds something that is no copy of this site")
        self.aside.mkdir(parents=True, exist_ok=True)
        self.lock = (self.aside / LOCK).open("w")
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self.lock.close()
            raise FolderRefused("another run writes this copy") from error
        if (self.aside / PLAN).exists():
            self._finish()
        self._clear_aside()
        self.former = {path: File(**facts) for path, facts in manifest_of(self.where)["files"].items()}
        return self

    def __exit__(self, *_error):
        self.lock.close()
        if not (self.aside / PLAN).exists():
            shutil.rmtree(self.aside, ignore_errors=True)

    def keep(self, path: str) -> bool:
        """Takes over a file whose bytes are known not to change; False where it is not there as it was."""
        known, there = self.former.get(path), self.where / path
        if known is None or not there.is_file() or there.stat().st_size != known.bytes:
            return False
        self.files[path] = known
        return True

    def put(self, path: str, content: bytes | Iterable[bytes]) -> None:
        """Writes a file aside, unless the former copy has it with the very same bytes."""
        new = self.aside / "files" / path
        new.parent.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with new.open("wb") as opened:
            for block in [content] if isinstance(content, bytes) else content:
                digest.update(block)
                size += opened.write(block)
        self.files[path] = file = File(digest.hexdigest(), size)
        there = self.where / path
        if self.former.get(path) == file and there.is_file() and digest_of(there) == file.sha256:
            new.unlink()
        else:
            self.written.add(path)

    def read(self, path: str) -> bytes:
        new = self.aside / "files" / path
        return (new if path in self.written else self.where / path).read_bytes()

    @property
    def removed(self) -> list[str]:
        return sorted(set(self.former) - set(self.files))

    def commit(self, facts: dict, sign) -> None:
        """Makes it the copy. Arguments: facts for the manifest; sign(bytes) → bytes."""
        files = {path: asdict(file) for path, file in sorted(self.files.items())}
        text = json.dumps({"format": FORMAT, **facts, "files": files}, ensure_ascii=False, indent=1)
        (self.aside / MANIFEST).write_bytes(text.encode())
        (self.aside / SIGNATURE).write_bytes(sign(text.encode()))
        # First what nothing leads to yet: at no moment does a page lead to a file that is not there.
        order = sorted(self.written, key=lambda path: (path in self.former, path))
        _write_whole(self.aside / PLAN, json.dumps({"move": order, "remove": self.removed}).encode())
        self._finish()

    def _finish(self) -> None:
        plan = json.loads((self.aside / PLAN).read_text())
        refuse_outside([*plan["move"], *plan["remove"]])
        for path in plan["move"]:
            if (new := self.aside / "files" / path).exists():
                (self.where / path).parent.mkdir(parents=True, exist_ok=True)
                os.replace(new, self.where / path)
        for path in plan["remove"]:
            (self.where / path).unlink(missing_ok=True)
            _remove_empty(self.where / path, self.where)
        os.sync()
        for name in (SIGNATURE, MANIFEST):
            if (self.aside / name).exists():
                os.replace(self.aside / name, self.where / name)
        (self.aside / PLAN).unlink()

    def _clear_aside(self) -> None:
        """What an interrupted run left; the lock stays."""
        for left in self.aside.iterdir():
            if left.is_dir():
                shutil.rmtree(left)
            elif left.name != LOCK:
                left.unlink()


def _write_whole(path: Path, content: bytes) -> None:
    """It is there with all its bytes, or not at all."""
    os.sync()  # what the plan names is on the disk before the plan is
    draft = path.with_suffix(".draft")
    with draft.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    os.replace(draft, path)


def _remove_empty(path: Path, top: Path) -> None:
    for folder in path.parents:
        if folder == top or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()
