"""The life of a membership: which state may follow which, and who may bring it about. One table."""

from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    PROVISIONAL = "provisional", _("provisional")
    ACTIVE = "active", _("active")
    PAUSED = "paused", _("paused")
    HIDDEN = "hidden", _("hidden")
    SEALED = "sealed", _("sealed")
    SUSPENDED = "suspended", _("suspended")
    ERASED = "erased", _("erased")


class SuspendedFor(models.TextChoices):
    """Why a lead closes a membership. The member reads it; the audit chain keeps the code."""

    UNCLEAR = "unclear", _("we could not confirm who uses this account")
    STOLEN = "stolen", _("the account may be in other hands")
    UNSAFE = "unsafe", _("somebody else was not safe")
    RULES = "rules", _("the rules were broken")


class By(Enum):
    """Whose act it is. SITE is a rule of the site: the second vetting, inactivity, a recovered account."""

    OWNER = "owner"
    LEAD = "lead"
    SITE = "site"


_P, _A, _R, _H, _S, _X, _E = State
_OWNER, _LEAD, _SITE = By.OWNER, By.LEAD, By.SITE

# (from, to) -> who. Every pair that is not here is refused; tests ask all forty-nine.
TRANSITIONS: dict[tuple[State, State], frozenset[By]] = {
    (_P, _A): frozenset({_SITE}),
    (_P, _H): frozenset({_OWNER, _SITE}),
    (_A, _R): frozenset({_OWNER, _SITE}),
    (_A, _H): frozenset({_OWNER, _SITE}),
    (_R, _A): frozenset({_OWNER}),
    (_R, _H): frozenset({_OWNER, _SITE}),
    # Back from hiding, from the seal and from a suspension: to where the vetting stood.
    (_H, _P): frozenset({_OWNER}),
    (_H, _A): frozenset({_OWNER}),
    (_H, _R): frozenset({_OWNER}),
    (_S, _P): frozenset({_OWNER}),
    (_S, _A): frozenset({_OWNER}),
    (_S, _R): frozenset({_OWNER}),
    (_S, _H): frozenset({_OWNER}),
    (_X, _P): frozenset({_LEAD}),
    (_X, _A): frozenset({_LEAD}),
    **{(state, _S): frozenset({_SITE}) for state in (_P, _A, _R, _H)},
    **{(state, _X): frozenset({_LEAD}) for state in (_P, _A, _R, _H, _S)},
    **{(state, _E): frozenset({_OWNER, _SITE}) for state in (_P, _A, _R, _H, _S, _X)},
}

# What each state opens. A state in no set opens nothing.
MAY_SIGN_IN_TO_PAGES = frozenset({_P, _A, _R, _H, _S})  # the own pages: profile, threads, panic hide
MAY_BROWSE = frozenset({_A, _R})
MAY_REQUEST = frozenset({_P, _A, _R})
MAY_BE_ASKED = frozenset({_A})
IS_LISTED = frozenset({_A, _R})  # others may see what the owner shows
MAY_BE_PUBLIC = IS_LISTED  # with a page that everybody may read, where the owner wants one
NEEDS_VETTING = frozenset({_A})
VETTED = frozenset({_A, _R, _H})  # what members show each other, and the places of other rooms


class WrongTransition(Exception):
    """This state does not follow from that one, or not by this hand."""


def may_follow(before: str, after: str, by: By) -> bool:
    """May `after` follow `before` by the act of `by`?"""
    return by in TRANSITIONS.get((State(before), State(after)), frozenset())
