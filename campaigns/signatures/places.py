"""The names that signatures show, for safety's strike."""

from django.utils.translation import gettext_lazy as _

from editorial.strike.places import SealedPlace

from ..models import Signature


def in_reach(scope):
    return scope.by_key(Signature.objects.filter(name__isnull=False), "placement__translation_key")


NAMES = SealedPlace(_("names of signatures"), in_reach, ("name",))
