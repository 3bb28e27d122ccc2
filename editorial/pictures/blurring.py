"""Taking faces out of a picture. There is no way back: what was there is deleted."""

import logging

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from editorial.content import digest_of, seal_of_blurring, signed_digest_of
from editorial.files.storage import IMAGES, CleanUpload
from editorial.models.files import RegionalImage
from regions.permissions import may_blur_in
from safekeeping import audit

from .mosaic import Box, blurred

log = logging.getLogger(__name__)
WRITTEN = ["file", "width", "height", "file_size", "file_hash", "signed_as", "signed_seal"]


class BlurRefused(PermissionDenied):
    """The person or the moment is wrong; the message says why."""


def blur(image, boxes: list[Box], *, by, seen_file: str) -> None:
    """Also of a picture that the public sees: its sign-offs go on standing, because they are for the bytes
    it was made from (`signed_as`), and it has to be looked at again before the next release.

    Raises: BlurRefused; UploadRefused where the file cannot be read.
    """
    with transaction.atomic():
        # The lock also holds back whoever wants to keep a rendition of the old file.
        image = (
            RegionalImage.objects.select_for_update(of=("self",), no_key=True)
            .select_related("region")
            .get(pk=image.pk)
        )
        if not may_blur_in(by, image.region):
            raise BlurRefused(_("The editors and safety people of its region blur this picture."))
        if image.file.name != seen_file:
            raise BlurRefused(_("Somebody changed this picture meanwhile. Please look again."))
        if not boxes:
            raise BlurRefused(_("Mark at least one part of the picture."))
        painted = list(image.renditions.all())
        old = [(one.file.storage, one.file.name) for one in (image, *painted)]
        _exchange(image, boxes)
        for rendition in painted:
            rendition.delete()  # one by one: Wagtail's caches follow its signal
        audit.record(
            "picture.blurred", actor_id=by.pk, subject=f"image:{image.pk}", facts={"boxes": len(boxes)}
        )
        # Not left to Wagtail's task: it waits for the worker.
        transaction.on_commit(lambda: throw_away(old))


def _exchange(image, boxes: list[Box]) -> None:
    with image.file.storage.open(image.file.name, "rb") as stream:
        upload = CleanUpload(blurred(stream.read(), boxes))
    signed_as, storage = signed_digest_of(image), image.file.storage
    image.file = storage.save(f"{IMAGES}/{upload.name}", upload)
    image.signed_as = signed_as
    image.signed_seal = seal_of_blurring(image.pk, signed_as, digest_of(image))
    image._set_image_file_metadata()
    image.save(update_fields=WRITTEN)


def throw_away(files) -> None:
    """No row names the files any more, so nobody gets them; bytes that could not be deleted now are found
    by `manage.py sweep_pictures`."""
    for storage, name in files:
        try:
            storage.delete(name)
        except OSError:
            log.exception("a file of a picture could not be deleted")
