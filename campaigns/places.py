"""Where this room keeps private words that safety can strike."""

from django.utils.translation import gettext_lazy as _

from editorial.strike.places import SealedPlace

from .models import Need, Partner


def partners_in_reach(scope):
    return scope.by_key(Partner.objects.all(), "placement__translation_key")


def needs_in_reach(scope):
    return scope.by_key(Need.objects.all(), "placement__translation_key")


PLACES = [
    SealedPlace(_("partners of campaigns"), partners_in_reach, ("name", "role")),
    SealedPlace(_("needs of campaigns"), needs_in_reach, ("words",)),
]
