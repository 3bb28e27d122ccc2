"""Files of a page read in two queries, however many blocks use them and however deep they stand.

Without it Wagtail asks once per block type and nesting for images and documents, and once per image
for its renditions.
"""

import json
import re
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from dataclasses import dataclass, field

from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

_files: ContextVar = ContextVar("files_of_the_page", default=None)

# Where the blocks of home/blocks keep a file; tests/home/test_blocks.py holds the two together.
IMAGE_KEYS = frozenset({"image"})
DOCUMENT_KEYS = frozenset({"document", "recording"})
PAGE_LINK = re.compile(r'linktype="page"[^>]*\bid="(\d+)"|\bid="(\d+)"[^>]*linktype="page"')


@dataclass
class Needs:
    """Primary keys of what a page's stored blocks refer to."""

    images: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)

    def read(self, raw) -> "Needs":
        """Adds what stands in `raw`, the plain data of a stream field, and returns itself."""
        if isinstance(raw, dict):
            for key, value in raw.items():
                self._note(key, value)
        elif isinstance(raw, str):
            self.pages.update(int(a or b) for a, b in PAGE_LINK.findall(raw))
        elif raw is not None and not isinstance(raw, int | float | bool):
            for item in raw:
                self.read(item)
        return self

    def _note(self, key, value):
        if isinstance(value, int) and not isinstance(value, bool):
            if key in IMAGE_KEYS:
                self.images.add(value)
            elif key in DOCUMENT_KEYS:
                self.documents.add(value)
        else:
            self.read(value)


def with_renditions(images) -> dict:
    """Images by primary key with every rendition of theirs at hand.

    Arguments: an iterable of primary keys. One query where all have renditions (the rule, they are
    made when a page is released), two where an image has none yet.
    """
    wanted = set(images)
    if not wanted:
        return {}
    found: dict = {}
    renditions = get_image_model().get_rendition_model().objects.filter(image_id__in=wanted)
    for rendition in renditions.select_related("image"):
        image = found.setdefault(rendition.image_id, rendition.image)
        if not hasattr(image, "prefetched_renditions"):
            image.prefetched_renditions = []
        rendition.image = image
        image.prefetched_renditions.append(rendition)
    if missing := wanted - set(found):
        for image in get_image_model().objects.filter(pk__in=missing):
            image.prefetched_renditions = []
            found[image.pk] = image
    return found


@contextmanager
def files_at_hand(images: dict, documents: dict):
    """Within it the choosers below take their files from here."""
    token = _files.set({"images": images, "documents": documents})
    try:
        yield
    finally:
        _files.reset(token)


class FromHand:
    """A chooser block that takes its objects from `files_at_hand`, and asks the database outside it."""

    shelf = ""

    def bulk_to_python(self, values):
        files = _files.get()
        if files is None:
            return super().bulk_to_python(values)
        # A copy: two blocks may show one image with two different texts.
        return [copy(files[self.shelf].get(value)) for value in values]


class ImageFromHand(FromHand, ImageChooserBlock):
    shelf = "images"


class DocumentFromHand(FromHand, DocumentChooserBlock):
    shelf = "documents"


def documents_by_id(keys) -> dict:
    return get_document_model().objects.in_bulk(keys) if keys else {}


def raw_of(stream_value):
    """The stored data of a stream field, also where it is still text."""
    raw = stream_value.raw_data
    return json.loads(raw) if isinstance(raw, str) else raw
