"""The photograph: painted anew, small, and kept in the row, encrypted; it never becomes a file."""

import base64
from io import BytesIO
from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image

from editorial.files.cleaning import UploadRefused, clean

from ..lifecycle import locked
from ..models import Member

SIDE = 400  # pixels, the longer one
QUALITY = 85


def painted(upload: IO[bytes], name: str) -> str:
    """The picture as base64 of a JPEG without metadata. Raises: UploadRefused, with words for the person."""
    cleaned = clean(upload, name)
    if not cleaned.media_type.startswith("image/"):
        raise UploadRefused(_("This is not a photograph. Choose a JPEG, PNG, WebP or HEIC picture."))
    with Image.open(BytesIO(cleaned.content)) as picture:
        small = picture.convert("RGBA")
        small.thumbnail((SIDE, SIDE))
        page = Image.new("RGB", small.size, "white")
        page.paste(small, mask=small.getchannel("A"))
    stream = BytesIO()
    page.save(stream, format="JPEG", quality=QUALITY, optimize=True)
    return base64.b64encode(stream.getvalue()).decode()


@transaction.atomic
def keep(member: Member, photo: str | None) -> None:
    """Stores or removes it; who sees it is another question, and at first nobody does."""
    row = locked(member)
    row.photo = photo
    row.save(update_fields=["photo"])
