"""Looking at a picture for faces: who may, what is kept, and that no page goes out without it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from editorial.content import pictures_used
from editorial.models.files import Faces, RegionalImage
from regions.permissions import may_check_safety, regions_to_check_pictures_in, sees_region
from safekeeping import audit


class CheckRefused(PermissionDenied):
    """The person or the moment is wrong; the message says why."""


def refusal(user, image) -> str:
    """Why the person cannot check this picture; empty when they can."""
    if not may_check_safety(user, image.region):
        return _("The safety people of its region check this picture.")
    if user.pk in (image.uploaded_by_user_id, image.file_given_by_id):
        return _("You put this picture here. Somebody else has to check it.")
    return ""


def pictures_to_check(user):
    """QuerySet of what the person can look at, the newest first."""
    mine = RegionalImage.objects.filter(region__in=regions_to_check_pictures_in(user))
    return mine.unchecked().select_related("region").order_by("-created_at", "-pk")


def may_open(user, image) -> bool:
    """The screens about one picture: its region's people, and whoever checks or blurs it."""
    return sees_region(user, image.region)


def shown_to(user, pictures) -> list[dict]:
    """Each picture of a page with its state, and whether the person can look at it there."""
    found = pictures.select_related("region")
    return [{"image": image, "open": may_open(user, image)} for image in found]


@transaction.atomic
def check(image, *, by, faces: str, seen_file: str) -> None:
    """Keeps what somebody saw in the file they were shown.

    Raises: CheckRefused.
    """
    image = (
        RegionalImage.objects.select_for_update(of=("self",), no_key=True)
        .select_related("region")
        .get(pk=image.pk)
    )
    if why := refusal(by, image):
        raise CheckRefused(why)
    if image.file.name != seen_file:
        raise CheckRefused(_("Somebody changed this picture meanwhile. Please look again."))
    if faces not in Faces.values or (faces == Faces.BLURRED and not image.signed_as):
        raise CheckRefused(_("This picture was not blurred here."))
    image.faces, image.checked_file = Faces(faces), seen_file if faces else ""
    image.checked_by_id, image.checked_at = by.pk, timezone.now()
    image.save(update_fields=["faces", "checked_file", "checked_by_id", "checked_at"])
    facts = {"faces": str(faces) or "unchecked"}
    audit.record("picture.checked", actor_id=by.pk, subject=f"image:{image.pk}", facts=facts)


def pictures_are_checked(page) -> list[str]:
    """A release condition. It reads the version that is signed, not the saved row."""
    return [
        _("the picture “%(title)s” has not been checked for faces") % {"title": image.title}
        for image in pictures_used(page).unchecked()
    ]
