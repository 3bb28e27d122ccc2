"""What safety sees of its regions: open tasks, and which stories lack a consent. No name in any of it."""

from dataclasses import dataclass

from regions.mandates import mandates_of
from regions.roles import Act

from ..models import ConsentRecord, ConsentTask, Scope, StoryPage, Use
from .state import ConsentState, states_of

LONG = 50


@dataclass(frozen=True)
class StoryRow:
    story: StoryPage
    state: ConsentState


@dataclass(frozen=True)
class TaskRow:
    """story: the original; None where it was deleted meanwhile."""

    task: ConsentTask
    story: StoryPage | None


def records_for(user):
    return ConsentRecord.objects.in_regions(mandates_of(user), Act.KEEP_CONSENTS)


def tasks_for(user) -> list[TaskRow]:
    """Open tasks, the most urgent first: two queries, three with their regions."""
    tasks = ConsentTask.objects.filter(answer="", record__in=records_for(user))
    tasks = list(tasks.select_related("record__placement__region"))
    keys = {task.record.placement.translation_key for task in tasks}
    stories = StoryPage.objects.originals().filter(translation_key__in=keys).defer("body", "ask")
    by_key = {story.translation_key: story for story in stories} if keys else {}
    return [TaskRow(task, by_key.get(task.record.placement.translation_key)) for task in tasks]


def stories_for(user) -> list[StoryRow]:
    """The stories of the person's regions, what lacks something first, then the newest."""
    mandates = mandates_of(user)
    stories = StoryPage.objects.originals().defer("body", "ask")
    if not mandates.everywhere(Act.KEEP_CONSENTS):
        stories = stories.of_regions(mandates.regions(Act.KEEP_CONSENTS))
    stories = list(stories.order_by("-latest_revision_created_at").prefetch_related("placement")[:LONG])
    states = states_of(stories)
    rows = [StoryRow(story, states[story.translation_key]) for story in stories]
    return sorted(rows, key=lambda row: row.state.is_complete)


def covered(record: ConsentRecord) -> list[tuple]:
    """(scopes, their uses) in words; scopes that are agreed to for the same uses stand together."""
    together: dict[tuple, list] = {}
    for scope in Scope:
        uses = tuple(use.label for use in Use if f"{scope.value}.{use.value}" in record.covers)
        if uses:
            together.setdefault(uses, []).append(scope.label)
    return [(scopes, uses) for uses, scopes in together.items()]
