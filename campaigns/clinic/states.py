"""The course of a session: which phase may follow which, whose act that is, and who may write what when."""

from enum import Enum
from itertools import pairwise

from django.db import models
from django.utils.translation import gettext_lazy as _


class Phase(models.TextChoices):
    BRIEF = "brief", _("Brief")
    QUESTIONS = "questions", _("Questions")
    ADVICE = "advice", _("Advice")
    REPLY = "reply", _("Reply")
    SUMMARY = "summary", _("Summary")
    FOLLOW_UP = "follow-up", _("Follow-up")
    FINISHED = "finished", _("Finished")
    # Taken back, left by its presenter, or forgotten: one phase, so that nobody reads which it was.
    ENDED = "ended", _("Ended")


class Role(models.TextChoices):
    PRESENTER = "presenter", _("presenter")
    FACILITATOR = "facilitator", _("facilitator")
    ADVISER = "adviser", _("adviser")


class Kind(models.TextChoices):
    QUESTION = "question", _("Question")
    ANSWER = "answer", _("Answer")
    ADVICE = "advice", _("Advice")
    REPLY = "reply", _("Reply")
    SUMMARY = "summary", _("Summary")
    FOLLOW_UP = "follow-up", _("What came of it")


class By(Enum):
    """SITE: time, hiding, suspension, erasure, and the last word of a follow-up."""

    PRESENTER = "presenter"
    FACILITATOR = "facilitator"
    SITE = "site"


_B, _Q, _A, _R, _S, _F, _DONE, _OVER = Phase

# (from, to) -> whose act. Every pair that is not here is refused; tests ask all sixty-four, by everybody.
TRANSITIONS: dict[tuple[Phase, Phase], frozenset[By]] = {
    (_B, _Q): frozenset({By.FACILITATOR}),
    (_Q, _A): frozenset({By.FACILITATOR}),
    (_A, _R): frozenset({By.FACILITATOR}),
    (_R, _S): frozenset({By.FACILITATOR}),
    (_S, _F): frozenset({By.FACILITATOR}),
    (_F, _DONE): frozenset({By.SITE}),
    (_DONE, _OVER): frozenset({By.SITE}),  # its presenter hides afterwards
    **{(phase, _OVER): frozenset({By.PRESENTER, By.SITE}) for phase in (_B, _Q, _A, _R, _S, _F)},
}

IN_ORDER = (_B, _Q, _A, _R, _S, _F)
LIVE = frozenset(IN_ORDER)
OVER = frozenset({_DONE, _OVER})
# What the facilitator goes on to.
NEXT: dict[Phase, Phase] = dict(pairwise(IN_ORDER))
# Words for everybody are made of a summary that stands.
MAY_BE_PUBLISHED = frozenset({_S, _F, _DONE})

# (phase, role) -> what may be written. The brief is the presenter's, while it is the phase.
WRITES: dict[tuple[Phase, Role], Kind] = {
    (_Q, Role.ADVISER): Kind.QUESTION,
    (_Q, Role.PRESENTER): Kind.ANSWER,
    (_A, Role.ADVISER): Kind.ADVICE,
    (_R, Role.PRESENTER): Kind.REPLY,
    (_S, Role.FACILITATOR): Kind.SUMMARY,
    (_F, Role.PRESENTER): Kind.FOLLOW_UP,
}

# Everybody in the session reads everything, but what came of it is told to the facilitator alone.
ALL_ROLES = frozenset(Role)
READ_BY: dict[Kind, frozenset[Role]] = {
    **dict.fromkeys(Kind, ALL_ROLES),
    Kind.FOLLOW_UP: frozenset({Role.PRESENTER, Role.FACILITATOR}),
}

# What each phase is for, in a line beside the picture of them.
EXPLAINED: dict[Phase, object] = {
    _B: _("The presenter writes what the campaign is and where it is stuck. People are asked to join."),
    _Q: _("Advisers ask, the presenter answers. Nobody advises yet."),
    _A: _("Advisers write. The presenter only reads."),
    _R: _("The presenter says what helps, and what does not."),
    _S: _("The facilitator sums up."),
    _F: _("After 30 and 90 days the presenter tells the facilitator what came of it."),
}


class WrongStep(Exception):
    """This does not follow from where the session is. The text says so, in the person's language."""


def may_follow(before: str, after: str, by: By) -> bool:
    """May `after` follow `before` by the act of `by`?"""
    return by in TRANSITIONS.get((Phase(before), Phase(after)), frozenset())


def may_write(phase: str, role: str) -> Kind | None:
    """What somebody in this role may write now; None for nothing."""
    return WRITES.get((Phase(phase), Role(role)))


def kinds_read_by(role: str) -> list[Kind]:
    return [kind for kind, roles in READ_BY.items() if Role(role) in roles]
