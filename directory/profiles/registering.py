"""What profiles add to the tables of this room; called by `AppConfig.ready`."""

from django.utils.translation import gettext_lazy as _

from safekeeping.erasure import erasers

from .. import notices
from . import erasing, exporting, keeping, ties
from .registries import erasure_steps, exporters, panic_steps


def connect() -> None:
    notices.KINDS[keeping.NOTICE] = notices.Kind(
        _("You have not been here for a while. After three months away your profile is hidden."),
        "directory:me",
    )
    erasers.register(erasing.KIND, erasing.erase_again)
    panic_steps.register(ties.let_go)
    erasure_steps.register(ties.erase)
    for part in (*exporting.PARTS, ties.offers, ties.requests, ties.asks, ties.introductions):
        exporters.register(part.__name__, part)
    exporters.register(ties.safety_reports.__name__, ties.safety_reports)
