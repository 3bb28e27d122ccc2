"""What happened to a month, for the people who plan it: read out of the audit chain, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from editorial.people import names_of
from safekeeping.models import AuditEvent

WORDS = {
    "season.pitched": _("%(name)s offered to tell its story"),
    "season.assigned": _("%(name)s said who answers for it"),
    "season.claimed": _("%(name)s put a story into it"),
    "season.freed": _("%(name)s took the story out of it"),
    "season.given_back": _("%(name)s gave it back"),
    "season.skipped": _("%(name)s skipped it"),
    "season.handover_offered": _("%(name)s offered to hand it over"),
    "season.handover_withdrawn": _("%(name)s withdrew the hand-over"),
    "season.ready": _("%(name)s marked it as ready"),
    "season.announced": _("%(name)s announced it"),
    "season.embargo": _("%(name)s chose when it comes out"),
    "season.exchanged": _("%(name)s exchanged it with another month"),
    "season.released": _("Its story came out"),
    "season.archived": _("%(name)s put it into the archive"),
}
ANSWERED = "season.handover_answered"
ACCEPTED, DECLINED = _("%(name)s accepted the hand-over"), _("%(name)s declined the hand-over")
SHOWN = 30


@dataclass(frozen=True)
class Happened:
    """words: a sentence with the person's name."""

    when: datetime
    words: str


def chronicle_of(slot) -> list[Happened]:
    """The last acts on a month; two queries."""
    events = AuditEvent.objects.filter(subject=f"slot:{slot.pk}", event__in=[*WORDS, ANSWERED])
    events = list(events.order_by("-sequence")[:SHOWN])
    names = names_of(event.actor_id for event in events)
    return [Happened(e.created_at, words_of(e) % {"name": n}) for e, n in zip(events, names, strict=True)]


def words_of(event: AuditEvent):
    if event.event == ANSWERED:
        return ACCEPTED if event.facts.get("accepted") else DECLINED
    return WORDS[event.event]
