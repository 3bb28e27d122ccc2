"""What waits for whose sign-off: the rule of `signing.refusal`, asked of every page at once.

The number of queries does not grow with the pages.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils import timezone
from wagtail.models import Page, Task, TaskState

from regions.mandates import mandates_of

from .authorship import authors_by_page
from .models.signoff import SignOff
from .signing import Facts, refusal


@dataclass(frozen=True)
class Waiting:
    """One page at one step. `refused` says why the person asked for cannot take it; empty if they can."""

    page: Page
    task: Task
    state: TaskState
    refused: str = ""

    @property
    def since(self) -> datetime:
        return self.state.started_at

    @property
    def days(self) -> int:
        return (timezone.now() - self.state.started_at).days


def steps_in_progress() -> list[Waiting]:
    """Everything under sign-off, the longest waiting first."""
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, workflow_state__current_task_state=F("pk")
    )
    states = list(
        states.select_related("workflow_state__requested_by", "signofftaskstate").order_by("started_at")
    )
    tasks = {
        task.pk: task
        for task in Task.objects.filter(pk__in={state.task_id for state in states}).specific()
        if hasattr(task, "kind")
    }
    pages = pages_with_placements({int(state.workflow_state.object_id) for state in states})
    found = []
    for state in states:
        page = pages.get(int(state.workflow_state.object_id))
        if page is not None and state.task_id in tasks:
            found.append(Waiting(page, tasks[state.task_id], state))
    return found


def pages_with_placements(pks) -> dict[int, Page]:
    """Placed pages by id; only the fields that all types share are read."""
    pages = Page.objects.filter(pk__in=pks, depth__gt=1).specific(defer=True)
    pages = pages.prefetch_related("placement", "locale")
    return {page.pk: page for page in pages if page.placement is not None}


def for_signer(user) -> list[Waiting]:
    """Steps that the person's mandates (or being a stand-in) concern, with the reason where they cannot
    take one of them."""
    if not mandates_of(user):
        return []
    steps = [step for step in steps_in_progress() if step.task.is_signer(step.page, user)]
    authors = authors_by_page(step.page for step in steps)
    given = _given_by(user, steps)
    judged = []
    for step in steps:
        version = (step.page.translation_key, step.page.locale_id, _submitted(step.state))
        facts = Facts(authors[step.page.pk], given[version])
        refused = refusal(step.task, step.page, user, task_state_id=step.state.pk, facts=facts)
        judged.append(Waiting(step.page, step.task, step.state, refused))
    return judged


def queue_for(user) -> list[Waiting]:
    """What the person can sign now."""
    return [step for step in for_signer(user) if not step.refused]


def states_for(task, user):
    """Task states of one task that the person can sign now, as Wagtail asks for them."""
    return TaskState.objects.filter(
        pk__in=[step.state.pk for step in queue_for(user) if step.task.pk == task.pk]
    )


def _submitted(state) -> str:
    return state.signofftaskstate.content_hash if hasattr(state, "signofftaskstate") else ""


def _given_by(user, steps) -> dict:
    """Version (key, language, hash) -> this person's standing sign-offs of it."""
    rows = SignOff.objects.standing().filter(
        user_id=user.pk, content_hash__in={_submitted(step.state) for step in steps}
    )
    given = defaultdict(set)
    for row in rows.values_list("translation_key", "locale_id", "content_hash", "kind", "task_state_id"):
        given[row[:3]].add(row[3:])
    return given
