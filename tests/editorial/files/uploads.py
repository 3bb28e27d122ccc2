"""What people upload, as verbs."""

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Collection

from editorial.models import RegionalDocument, RegionalImage
from tests.factories import region

from . import samples


def uploaded(
    content: bytes | None = None, name: str = "IMG_2034 Kisumu-1203.jpg", media_type: str = "image/jpeg"
):
    return SimpleUploadedFile(name, samples.jpeg(6) if content is None else content, media_type)


def image(code: str = "kenya", content: bytes | None = None, name: str = "a.jpg", **fields) -> RegionalImage:
    if Collection.get_first_root_node() is None:  # emptied between transactional tests
        Collection.add_root(name="Root")
    content = samples.small_jpeg() if content is None else content
    fields.setdefault("title", "People in a hall")
    return RegionalImage.objects.create(file=ContentFile(content, name), region=region(code), **fields)


def document(
    code: str = "kenya", content: bytes | None = None, name: str = "a.pdf", **fields
) -> RegionalDocument:
    content = samples.pdf() if content is None else content
    fields.setdefault("title", "Guide to assemblies")
    return RegionalDocument.objects.create(file=ContentFile(content, name), region=region(code), **fields)


def everything_on(disk) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(disk.rglob("*")) if path.is_file())
