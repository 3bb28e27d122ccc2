"""What mentorship adds to the tables of this room; called by `AppConfig.ready`."""

from .. import navigation, notices, visibility
from ..exchange import capacity
from ..profiles.registries import erasure_steps, exporters, panic_steps
from . import inbox, partners, ties


def connect() -> None:
    notices.KINDS.update(inbox.KINDS)
    navigation.WAYS.extend(inbox.WAYS)
    visibility.partnerships.append(partners.partnership)
    capacity.other_loads.append(partners.load)
    panic_steps.register(ties.let_go)
    erasure_steps.register(ties.erase)
    for part in (ties.mentorships, ties.programmes_led):
        exporters.register(part.__name__, part)
    exporters.register("mentorship_entries", ties.entries_of)
