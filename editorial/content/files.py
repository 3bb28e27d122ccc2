"""The images and documents of a page: their bytes and words are content, too."""

import hashlib
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex


def images_and_documents() -> tuple[type, type]:
    return get_image_model(), get_document_model()


def files_used(page) -> list:
    """Every image and document of an in-memory page: fields, chooser blocks, rich text, child rows.

    Wagtail offers its extraction for saved rows only; this is the one place that uses its inside.
    """
    wanted = {ContentType.objects.get_for_model(model).pk: model for model in images_and_documents()}
    found: dict[Any, set[int]] = {}
    for content_type_id, pk, _, _ in ReferenceIndex._extract_references_from_object(page):
        if content_type_id in wanted:
            found.setdefault(wanted[content_type_id], set()).add(int(pk))
    return [file for model, pks in found.items() for file in model.objects.filter(pk__in=pks)]


def digest_of(file) -> str:
    """SHA-256 of the stored bytes: the column `file_hash` is written by the upload form only."""
    try:
        with file.file.storage.open(file.file.name, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return "gone"


def fingerprint(file) -> list:
    """What a reader gets of a file: bytes, title, description, and how it is cropped."""
    crop = [getattr(file, f"focal_point_{part}", None) for part in ("x", "y", "width", "height")]
    return [file._meta.label, file.pk, digest_of(file), file.title, getattr(file, "description", ""), crop]
