"""The images and documents of a page: their bytes and words are content, too."""

import hashlib
import hmac
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from safekeeping.hashing import keyed_hash


def images_and_documents() -> tuple[type, type]:
    return get_image_model(), get_document_model()


def files_used(page) -> list:
    """Every image and document of an in-memory page: fields, chooser blocks, rich text, child rows.

    Wagtail offers its extraction for saved rows only; this is the one place that uses its inside.
    """
    return [file for model, pks in _used(page).items() for file in model.objects.filter(pk__in=pks)]


def pictures_used(page):
    """QuerySet of the images of an in-memory page."""
    model = get_image_model()
    return model.objects.filter(pk__in=_used(page).get(model, ())).order_by("pk")


def _used(page) -> dict[Any, set[int]]:
    wanted = {ContentType.objects.get_for_model(model).pk: model for model in images_and_documents()}
    found: dict[Any, set[int]] = {}
    for content_type_id, pk, _, _ in ReferenceIndex._extract_references_from_object(page):
        if content_type_id in wanted:
            found.setdefault(wanted[content_type_id], set()).add(int(pk))
    return found


def digest_of(file) -> str:
    """SHA-256 of the stored bytes: the column `file_hash` is written by the upload form only."""
    try:
        with file.file.storage.open(file.file.name, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return "gone"


def signed_digest_of(file) -> str:
    """The same, but of a picture that was blurred here the digest of the bytes it was made from: taking
    something away must not cost a page its sign-offs (docs/decisions/0008)."""
    digest = digest_of(file)
    signed_as = getattr(file, "signed_as", "")
    if signed_as and hmac.compare_digest(file.signed_seal, seal_of_blurring(file.pk, signed_as, digest)):
        return signed_as
    return digest


def seal_of_blurring(pk: int, signed_as: str, digest: str) -> str:
    """Nobody who can only write rows can call other bytes the signed ones."""
    return keyed_hash("blurred-picture", f"{pk}:{signed_as}:{digest}")


def fingerprint(file) -> list:
    """What a reader gets of a file: bytes, title, description, and how it is cropped."""
    crop = [getattr(file, f"focal_point_{part}", None) for part in ("x", "y", "width", "height")]
    return [
        file._meta.label,
        file.pk,
        signed_digest_of(file),
        file.title,
        getattr(file, "description", ""),
        crop,
    ]
