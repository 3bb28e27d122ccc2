"""Pictures and recordings for pages, stored through the real cleaning."""

import io
from itertools import count

from django.core.files.base import ContentFile
from PIL import Image

from editorial.models.files import RegionalDocument, RegionalImage
from home.pictures import make_renditions
from tests.editorial.files.samples.sound import mp3
from tests.factories import region

_number = count(1)


def image(code: str = "kenya") -> RegionalImage:
    """A picture of a region, with every size that readers are shown."""
    stored = io.BytesIO()
    Image.new("RGB", (640, 400), (13, 79, next(_number) % 256)).save(stored, "JPEG")
    made = RegionalImage.objects.create(file=ContentFile(stored.getvalue(), "p.jpg"), region=region(code))
    make_renditions(made, "hero", "figure", "card", "lead")
    return made


def recording(code: str = "kenya") -> RegionalDocument:
    file = ContentFile(mp3(), "song.mp3")
    return RegionalDocument.objects.create(title="A song", file=file, region=region(code))


def body_of(*images) -> list:
    """A story's text with pictures, in the open and behind a warning."""
    pictures = [
        {"type": "image", "value": {"picture": {"image": one.pk, "alt_text": "People", "decorative": False}}}
        for one in images
    ]
    behind = {"kinds": ["violence"], "note": "", "content": pictures}
    text = {"type": "paragraph", "value": "<p>One.</p>"}
    return [text, *pictures, {"type": "warning", "value": behind}]
