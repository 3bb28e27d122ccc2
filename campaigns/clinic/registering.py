"""What the clinic adds to the tables of the rooms below; called by `AppConfig.ready`."""

from editorial.registries import release_conditions, unnamed_authors
from home import membership

from . import inbox, public, ties


def connect() -> None:
    membership.KINDS.update(inbox.KINDS)
    membership.PLACES.extend(inbox.PLACES)
    membership.hiding_steps.register(ties.let_go)
    membership.erasure_steps.register(ties.forget)
    membership.parting_steps.register(ties.part)
    membership.exporters["clinic"] = ties.export
    release_conditions.register(public.both_agree_to_these_words)
    unnamed_authors.register(public.authors)
