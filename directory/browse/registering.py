"""What browsing and exclusions add to the tables of this room; called by `AppConfig.ready`."""

from django.utils.translation import gettext_lazy as _

from home.search.members import parts

from .. import navigation
from ..excluding import acts
from ..profiles.registries import before_look, erasure_steps, exporters
from ..states import MAY_BROWSE
from . import budgets, in_search, telling


def connect() -> None:
    navigation.WAYS.append(navigation.Way(_("Find people"), "directory:browse", 15, MAY_BROWSE))
    parts.register(in_search.part)
    before_look.register(budgets.before_look)
    erasure_steps.register(acts.forget)
    erasure_steps.register(telling.forget)
    exporters.register(acts.exclusions.__name__, acts.exclusions)
    exporters.register(telling.excesses.__name__, telling.excesses)
