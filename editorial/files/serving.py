"""The only door through which a file leaves: publicly while something public shows it, else to those who
may see it, else 404 as if it had never been."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.utils.text import get_valid_filename
from django.views.decorators.http import require_safe

from editorial.models import PreviewLink
from editorial.models.files import RegionalDocument, RegionalFile, RegionalImage, RegionalRendition
from editorial.preview_links.looks import PARAMETER, link_of_seal

from .cleaning.kinds import KINDS
from .policy import may_see
from .public_use import is_public
from .storage import DOCUMENTS, IMAGES, RENDITIONS

MEDIA_TYPES = {kind.extension: kind.media_type for kind in KINDS.values()}
SHOWN_IN_PLACE = ("image/", "audio/")
RANGE = re.compile(r"bytes=(\d*)-(\d*)\Z")
BLOCK = 64 * 1024  # bytes read at once


@require_safe
def serve_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """Args: `name` as the storage has it, for instance "renditions/4f…e1.jpg"."""
    found = _find(name)
    if found is not None and is_public(found[1]):
        return _answer(request, *found, f"public, max-age={settings.FILES_PUBLIC_SECONDS}")
    if found is not None and is_shown_by_a_preview(request, name):
        response = _answer(request, *found, "private, no-store")
        response["X-Robots-Tag"] = "noindex"
        return response
    if request.user.is_authenticated and found is not None and may_see(request.user, found[1]):
        return _answer(request, *found, "private, no-store")
    raise Http404


def is_shown_by_a_preview(request: HttpRequest, name: str) -> bool:
    """Whether a preview link that still runs showed this file to whoever asks."""
    link = link_of_seal(request.GET.get(PARAMETER, ""), name)
    return link is not None and PreviewLink.objects.running().filter(pk=link).exists()


def _find(name: str) -> tuple[File, RegionalFile] | None:
    """The stored file, and the image or document that it belongs to."""
    folder = PurePosixPath(name).parts[0]
    if folder == RENDITIONS:
        rendition = RegionalRendition.objects.select_related("image__region").filter(file=name).first()
        return (rendition.file, rendition.image) if rendition else None
    model: Any = {IMAGES: RegionalImage, DOCUMENTS: RegionalDocument}[folder]
    original = model.objects.select_related("region").filter(file=name).first()
    return (original.file, original) if original else None


def _answer(request: HttpRequest, stored: File, owner: RegionalFile, caching: str) -> HttpResponseBase:
    response = _unchanged(request, stored) or _body(request, stored)
    extension = PurePosixPath(str(stored.name)).suffix.lstrip(".")
    media_type = MEDIA_TYPES.get(extension, "application/octet-stream")
    in_place = media_type.startswith(SHOWN_IN_PLACE)
    download_name = f"{get_valid_filename(owner.title) or 'file'}.{extension}"
    headers = {
        "Content-Type": f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type,
        "Content-Disposition": "inline" if in_place else content_disposition_header(True, download_name),
        "Cache-Control": caching,
        "ETag": _etag(stored),
        "Accept-Ranges": "bytes",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    for header, value in headers.items():
        response[header] = value
    return response


def _etag(stored: File) -> str:
    """Names are random and bytes never change under one, so the name is the version."""
    return quote_etag(PurePosixPath(str(stored.name)).stem)


def _unchanged(request: HttpRequest, stored: File) -> HttpResponseBase | None:
    return get_conditional_response(request, etag=_etag(stored))


def _body(request: HttpRequest, stored: File) -> HttpResponseBase:
    if settings.FILES_X_ACCEL_PREFIX:
        # nginx sends the bytes, and answers ranges itself.
        return HttpResponse(headers={"X-Accel-Redirect": f"{settings.FILES_X_ACCEL_PREFIX}{stored.name}"})
    try:
        stored.open("rb")
    except OSError as error:
        raise Http404 from error
    asked = RANGE.match(request.headers.get("Range", ""))
    return _part(stored, *asked.groups()) if asked and any(asked.groups()) else FileResponse(stored.file)


def _part(stored: File, first: str, last: str) -> HttpResponseBase:
    """One range of bytes: players of sound ask for them to jump."""
    size = stored.size
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        stored.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = StreamingHttpResponse(_blocks(stored, start, end - start + 1), status=206)
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    response["Content-Length"] = end - start + 1
    return response


def _blocks(stored: File, start: int, length: int) -> Iterator[bytes]:
    with stored:
        stored.seek(start)
        while length > 0 and (block := stored.read(min(BLOCK, length))):
            length -= len(block)
            yield block
