"""How far a month of the season is, and which way it may go. Source: docs/seasons.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    EMPTY = "empty", _("empty")
    PITCHED = "pitched", _("pitched")
    ASSIGNED = "assigned", _("assigned")
    IN_WORK = "in-work", _("in work")
    HANDED_OVER = "handed-over", _("handed over")
    READY = "ready", _("ready")
    ANNOUNCED = "announced", _("announced")
    RELEASED = "released", _("released")
    ARCHIVED = "archived", _("archived")
    SKIPPED = "skipped", _("skipped")


# A story that goes public takes its month to "released" from every state in which it holds the month.
WITHOUT_STORY = frozenset({State.EMPTY, State.PITCHED, State.ASSIGNED})
PUBLIC = frozenset({State.RELEASED, State.ARCHIVED})

TRANSITIONS: dict[State, frozenset[State]] = {
    State.EMPTY: frozenset({State.PITCHED, State.ASSIGNED, State.IN_WORK, State.SKIPPED}),
    State.PITCHED: frozenset({State.EMPTY, State.ASSIGNED, State.IN_WORK, State.SKIPPED}),
    State.ASSIGNED: frozenset({State.EMPTY, State.PITCHED, State.IN_WORK, State.SKIPPED}),
    State.IN_WORK: WITHOUT_STORY | {State.HANDED_OVER, State.RELEASED},
    State.HANDED_OVER: WITHOUT_STORY | {State.IN_WORK, State.READY, State.RELEASED},
    State.READY: WITHOUT_STORY | {State.IN_WORK, State.ANNOUNCED, State.RELEASED},
    State.ANNOUNCED: WITHOUT_STORY | {State.IN_WORK, State.READY, State.RELEASED},
    State.RELEASED: WITHOUT_STORY | {State.ARCHIVED},
    State.ARCHIVED: WITHOUT_STORY | {State.RELEASED},
    State.SKIPPED: WITHOUT_STORY,
}
