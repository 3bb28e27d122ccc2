"""Waiting sign-offs are brought to mind: after 3 and 7 days to the signers, then to leads and
coordinators."""

import logging
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import TaskState

from regions.models import Mandate

from . import notices
from .authorship import authors_of
from .models import Reminder, SignOffTask, StandIn

log = logging.getLogger(__name__)

STAGES = (3, 7, 10)  # days; the last goes to leads and coordinators
ESCALATION = STAGES[-1]


def remind(now=None) -> int:
    """Posts the reminders that are due; each stage once a step. Returns how many steps were reminded."""
    now = now or timezone.now()
    count = 0
    running = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    for state in running.filter(started_at__lte=now - timedelta(days=STAGES[0])):
        waited = (now - state.started_at).days
        due = max(days for days in STAGES if days <= waited)
        try:
            count += remind_of(state, due)
        except Exception as error:  # one that fails holds up no other
            log.error("reminder of step %s failed: %s", state.pk, type(error).__name__)
    return count


@transaction.atomic
def remind_of(state: TaskState, days: int) -> bool:
    task = state.task.specific
    page = state.workflow_state.content_object.specific
    if not isinstance(task, SignOffTask) or page.placement is None:
        return False
    _reminder, created = Reminder.objects.get_or_create(task_state_id=state.pk, days=days)
    if created:
        people = responsible(page) if days == ESCALATION else able_to_sign(task, page)
        notices.tell(people, "sign_off_reminder", {"days": days})
    return created


def able_to_sign(task, page):
    """The signers and stand-ins who did not contribute: nobody else can do anything about it."""
    named = StandIn.objects.in_force().filter(placement=page.placement, kind=task.kind)
    people = Q(pk__in=task.signers(page).values("pk")) | Q(pk__in=named.values("user"))
    return get_user_model().objects.filter(people, is_active=True).exclude(pk__in=authors_of(page))


def responsible(page):
    """The region's leads and the coordinators."""
    rows = Mandate.objects.in_force().filter(Q(role="lead", region=page.region) | Q(role="coordinator"))
    return get_user_model().objects.filter(is_active=True, pk__in=rows.values("user"))
