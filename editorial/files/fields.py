"""The columns that hold files: what is given to them is cleaned before size, turn and hash are read."""

import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django.core.files.base import File
from django.db import models
from django.db.models.fields.files import FieldFile
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from .storage import cleaned_upload

AFieldFile: Any = FieldFile if TYPE_CHECKING else object


class CleanedFile(AFieldFile):
    """Mixed into Django's file of a column."""

    def clean(self) -> None:
        """Puts the cleaned content in the place of one that was not stored yet. Raises: UploadRefused."""
        if self and not self._committed:
            setattr(self.instance, self.field.name, self._cleaned(self.name, self.file))

    def save(self, name, content, save=True):
        upload = self._cleaned(name, content)
        super().save(upload.name, upload, save)

    def _cleaned(self, name: str, content: File) -> File:
        upload = cleaned_upload(content, name)
        upload.name = f"upload{PurePath(str(upload.name)).suffix}"
        self.instance.file_size, self.instance.file_hash = upload.size, _sha1(upload)
        return upload


def _sha1(upload: File) -> str:
    """As Wagtail does, which finds copies with it; sign-offs are bound to SHA-256."""
    upload.seek(0)
    digest = hashlib.file_digest(upload, lambda: hashlib.sha1(usedforsecurity=False)).hexdigest()
    upload.seek(0)
    return digest


class CleanedImageFieldFile(CleanedFile, WagtailImageFieldFile):
    pass


class CleanedDocumentFieldFile(CleanedFile, FieldFile):
    pass


class CleanedImageField(WagtailImageField):
    attr_class = CleanedImageFieldFile


class CleanedDocumentField(models.FileField):
    attr_class = CleanedDocumentFieldFile
