"""For what preview links were made: private words of the people who work on a page."""

from django.utils.translation import gettext_lazy as _

from ..models import PreviewLink
from .places import SealedPlace
from .scope import Scope


def links_in_reach(scope: Scope):
    return scope.by_key(PreviewLink.objects.all(), "placement__translation_key")


def places() -> list:
    return [SealedPlace(_("purposes of preview links"), links_in_reach, ("purpose",))]
