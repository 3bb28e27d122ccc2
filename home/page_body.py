"""A page's stream fields with their files at hand."""

from dataclasses import dataclass, field

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

from .prepared import Needs, documents_by_id, files_at_hand, raw_of, with_renditions


@dataclass
class Prepared:
    """`images` by primary key with renditions; `pages`: primary keys that rich text links to."""

    images: dict = field(default_factory=dict)
    pages: set[int] = field(default_factory=set)
    addresses: dict[int, str] | None = None


def prepare(page, body_fields, image_fields=("hero",)) -> Prepared:
    """Reads what a page's body refers to: at most one query for images and one for documents.

    Arguments: names of the stream fields and of image keys. The page's image fields are filled too.
    """
    bodies = [getattr(page, name) for name in body_fields]
    needs = Needs()
    for body in bodies:
        needs.read(raw_of(body))
    keys = {name: getattr(page, f"{name}_id", None) for name in image_fields}
    needs.images.update(key for key in keys.values() if key)
    images = with_renditions(needs.images)
    with files_at_hand(images, documents_by_id(needs.documents)):
        for body in bodies:
            touch(body)
    for name, key in keys.items():
        if key in images:
            setattr(page, name, images[key])
    return Prepared(images, needs.pages)


def touch(value) -> None:
    """Makes a stream field build all its blocks now: it would do so one by one, later, while the
    template is rendered."""
    if isinstance(value, StreamValue):
        for child in value:
            touch(child.value)
    elif isinstance(value, StructValue):
        for child in value.values():
            touch(child)
    elif isinstance(value, ListValue):
        for child in value:
            touch(child)
