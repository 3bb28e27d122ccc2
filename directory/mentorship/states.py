"""The life of a pairing: which state may follow which, and whose act it is. One table."""

from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    PROPOSED = "proposed", _("waiting for two yeses")
    RUNNING = "running", _("running")
    PAUSED = "paused", _("paused")
    FINISHED = "finished", _("finished")
    EARLY = "early", _("finished early")
    # A no, a silence, a change of mind: one state, so that no row, page or export tells which it was.
    NOT_TAKEN_UP = "not-taken-up", _("not taken up")


class By(Enum):
    """BOTH: the second of two yeses. ONE: either of the two. SITE: time, hiding, suspension, erasure."""

    BOTH = "both"
    ONE = "one"
    SITE = "site"


_P, _R, _W, _F, _E, _N = Stage
_BOTH, _ONE, _SITE = By.BOTH, By.ONE, By.SITE

# (from, to) -> whose act. Every pair that is not here is refused; tests ask all thirty-six, by everybody.
TRANSITIONS: dict[tuple[Stage, Stage], frozenset[By]] = {
    (_P, _R): frozenset({_BOTH}),
    (_P, _N): frozenset({_ONE, _SITE}),
    (_R, _W): frozenset({_ONE, _SITE}),
    (_W, _R): frozenset({_ONE}),
    **{(stage, _F): frozenset({_ONE, _SITE}) for stage in (_R, _W)},
    **{(stage, _E): frozenset({_ONE, _SITE}) for stage in (_R, _W)},
}

LIVE = frozenset({_P, _R, _W})  # neither of the two is proposed to somebody else meanwhile
TOGETHER = frozenset({_R, _W})  # partners to each other
OVER = frozenset({_F, _E})  # was one, and is no more


class WrongStep(Exception):
    """This does not follow from where the mentorship is. The text says so, in the person's language."""


def may_follow(before: str, after: str, by: By) -> bool:
    """May `after` follow `before` by the act of `by`?"""
    return by in TRANSITIONS.get((Stage(before), Stage(after)), frozenset())
