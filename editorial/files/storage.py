"""Where all uploads lie: private, under random names, and clean.

This is the one choke point. Forms clean earlier, for the sake of a good message; but whatever path a file
takes (form, multiple upload, chooser, shell, command, another library), it is stored here or nowhere.
"""

import secrets
from pathlib import PurePath, PurePosixPath
from typing import IO, TYPE_CHECKING, Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, InMemoryStorage
from django.urls import reverse
from django.utils.deconstruct import deconstructible

from editorial.preview_links.looks import with_seal

from .cleaning import CleanFile, clean
from .leftovers import leftovers

IMAGES, RENDITIONS, DOCUMENTS = "images", "renditions", "documents"
FOLDERS = (IMAGES, RENDITIONS, DOCUMENTS)
WAITING = "waiting"  # what Wagtail's multiple upload keeps until its form is filled in


class CleanUpload(ContentFile):
    """What came out of `clean`: storing it does not clean (and compress) it a second time."""

    def __init__(self, cleaned: CleanFile):
        super().__init__(cleaned.content, name=f"upload.{cleaned.extension}")
        self.content_type = cleaned.media_type


class Rendering(File):
    """A picture that Wagtail has painted from a clean original."""


class StoredFile(File):
    """Read from this storage, and therefore clean."""


class StoredContent(ContentFile):
    """The same of a storage without a disk."""


FROM_THE_INSIDE = (CleanUpload, Rendering, StoredFile, StoredContent)

AStorage: Any = FileSystemStorage if TYPE_CHECKING else object


def cleaned_upload(content: IO[bytes], name: str) -> File:
    """The clean content as a file. Raises: UploadRefused."""
    return content if isinstance(content, FROM_THE_INSIDE) else CleanUpload(clean(content, name))


def _extension(name: str) -> str:
    return PurePath(name).suffix.lower().lstrip(".")


class CleaningStorage(AStorage):
    """Mixed into a storage: `_save` cleans, and invents the name."""

    def _save(self, name: str, content: IO[bytes]) -> str:
        stored, extension = self._ready(name, content)
        folder = PurePosixPath(name).parts[0]
        random_name = f"{secrets.token_hex(16)}.{extension}"  # 128 bits: nobody guesses it
        if folder not in FOLDERS:
            folder = WAITING
        return super()._save(f"{folder}/{random_name}", ContentFile(stored))

    def _ready(self, name: str, content: IO[bytes]) -> tuple[bytes, str]:
        if isinstance(content, FROM_THE_INSIDE):
            content.seek(0)
            stored = content.read()
            if not leftovers(stored):
                return stored, _extension(name)
        cleaned = clean(content, name)
        return cleaned.content, cleaned.extension

    def _open(self, name: str, mode: str = "rb") -> File:
        if mode != "rb":
            raise ValueError("Files are written by `save` alone, which cleans them.")
        return self._as_stored(super()._open(name, mode))

    def _as_stored(self, opened: File) -> File:
        return StoredFile(opened.file)

    def url(self, name: str | None) -> str:
        """The address of the view that asks who may have it; there is no other."""
        address = reverse("editorial_file", args=[name])
        return with_seal(address, name) if name else address


@deconstructible(path="editorial.files.storage.PrivateStorage")
class PrivateStorage(CleaningStorage, FileSystemStorage):
    """Files under MEDIA_ROOT, readable by this system's user and group (the web server in front)."""

    def __init__(self, **options: Any):
        options = {"file_permissions_mode": 0o640, "directory_permissions_mode": 0o750, **options}
        super().__init__(**options)


@deconstructible(path="editorial.files.storage.MemoryStorage")
class MemoryStorage(CleaningStorage, InMemoryStorage):
    """The same without a disk, for tests."""

    def _as_stored(self, opened: File) -> File:
        opened.seek(0)
        return StoredContent(opened.read())
