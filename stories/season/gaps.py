"""What a month lacks, and by when. Source: the board and the warnings say the same."""

import datetime
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .calendar import site_zone
from .states import PUBLIC, State

# Days before the story may come out.
DUE = {
    "story": 60,
    "owner": 60,
    "handover": 30,
    "consent": 30,
    "sign-offs": 14,
    "languages": 14,
    "reviewer": 14,
    "ready": 7,
}
WORDS = {
    "story": _("a story"),
    "owner": _("somebody who answers for it"),
    "handover": _("an accepted hand-over"),
    "consent": _("the consents"),
    "sign-offs": _("the sign-offs"),
    "languages": _("translations"),
    "reviewer": _("a reviewer for a language"),
    "ready": _("the last look: “ready”"),
}


@dataclass(frozen=True)
class Facts:
    """What is known about the contents of a season, read once for all months.

    pages: (translation key, locale id) → whether public. signed: keys with a standing safety check.
    consented: keys whose story has every consent it needs. reviewed: ids of the locales that have a
    reviewer. locales: language code → locale id.
    """

    pages: dict = field(default_factory=dict)
    waiting: frozenset = frozenset()
    signed: frozenset = frozenset()
    consented: frozenset = frozenset()
    reviewed: frozenset = frozenset()
    locales: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Gap:
    """due: the day by which it has to be closed; days_left is negative after it."""

    code: str
    due: datetime.date
    days_left: int

    @property
    def words(self) -> str | Promise:
        return WORDS[self.code]

    @property
    def is_late(self) -> bool:
        return self.days_left < 0


def day_out(slot) -> datetime.date:
    """The day on which the month's story may come out, by the site's clock."""
    if slot.embargo_until is None:
        return slot.when.first_day
    return slot.embargo_until.astimezone(site_zone()).date()


def gaps_of(slot, facts: Facts, today: datetime.date) -> list[Gap]:
    """Everything a month lacks, the most urgent first; nothing for one that is public or skipped."""
    if slot.state in PUBLIC or slot.state == State.SKIPPED:
        return []
    out = day_out(slot)
    found = []
    for code in lacking(slot, facts):
        due = out - datetime.timedelta(days=DUE[code])
        found.append(Gap(code, due, (due - today).days))
    return sorted(found, key=lambda gap: gap.due)


def lacking(slot, facts: Facts) -> list[str]:
    if slot.story is None:
        return ["story"] if slot.owner_id else ["story", "owner"]
    key = slot.story.translation_key
    aimed = [facts.locales[code] for code in slot.languages if code in facts.locales]
    wanted = [locale for locale in aimed if locale != slot.story.locale_id]
    checks = {
        "owner": slot.owner_id,
        "handover": slot.state in (State.HANDED_OVER, State.READY, State.ANNOUNCED),
        "consent": key in facts.consented,
        "sign-offs": key in facts.signed,
        "languages": all((key, locale) in facts.pages for locale in wanted),
        "reviewer": all(locale in facts.reviewed for locale in wanted),
        "ready": slot.state in (State.READY, State.ANNOUNCED),
    }
    return [code for code, is_there in checks.items() if not is_there]
