"""The private words of consents, for safety's strike. A name that is struck goes from here too."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from editorial.strike.places import Place
from editorial.strike.values import struck_value
from safekeeping.keyring import WrongKeyError

from ..models import ConsentRecord
from .records import PRIVATE


def records_in_reach(scope):
    return scope.by_key(ConsentRecord.objects.all(), "placement__translation_key")


@dataclass(frozen=True)
class SealedPlace(Place):
    """Encrypted columns, row by row: one under a key that is away holds up no other."""

    def _matches(self, rows, wanted, replacement):
        for pk in list(rows.order_by("pk").values_list("pk", flat=True)):
            try:
                values = rows.model.objects.values_list(*self.columns).get(pk=pk)
            except WrongKeyError:
                continue  # nobody can read it
            struck = {
                name: struck_value(value, wanted, replacement)
                for name, value in zip(self.columns, values, strict=True)
            }
            changes = {name: value for name, (value, count) in struck.items() if count}
            if changes:
                yield pk, changes, sum(count for _value, count in struck.values())


PLACES = [SealedPlace(_("consent records"), records_in_reach, PRIVATE)]
