"""Who keeps the records: safety of the region, or for everywhere. Nobody else reads a word of them."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from regions.permissions import holders, may_keep_consents
from regions.roles import Act


class ConsentRefused(PermissionDenied):
    """The act is not this person's, or not possible now; the message says which."""


def require_keeper(user, placement) -> None:
    if not may_keep_consents(user, placement.region):
        raise ConsentRefused(_("Only safety keeps the records of consent."))


def keepers(region):
    """Those who read and answer for the consents of a region."""
    return holders(Act.KEEP_CONSENTS, region=region)
