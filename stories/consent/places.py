"""The private words of consents, for safety's strike. A name that is struck goes from here too."""

from django.utils.translation import gettext_lazy as _

from editorial.strike.places import SealedPlace

from ..models import ConsentRecord
from .records import PRIVATE


def records_in_reach(scope):
    return scope.by_key(ConsentRecord.objects.all(), "placement__translation_key")


PLACES = [SealedPlace(_("consent records"), records_in_reach, PRIVATE)]
