"""The three workflows, made when the database is made (and after a flush)."""

from django.utils.translation import gettext_noop as _n
from wagtail.models import Workflow, WorkflowTask

from .models import (
    LanguageSignOffTask,
    RegionalApprovalTask,
    SafetyCheckTask,
    WorkflowSlot,
)

SLOTS = {
    "original": (_n("Original: region, then safety"), (RegionalApprovalTask, SafetyCheckTask)),
    "structure": (_n("Structure: region"), (RegionalApprovalTask,)),
    "translation": (_n("Translation: language"), (LanguageSignOffTask,)),
}


def ensure_workflows(**kwargs) -> None:
    """Idempotent; what an administrator changed stays."""
    for slot, (name, tasks) in SLOTS.items():
        if WorkflowSlot.objects.filter(slot=slot).exists():
            continue
        workflow = Workflow.objects.create(name=name, active=True)
        for order, model in enumerate(tasks):
            task, _created = model.objects.get_or_create(name=str(model._meta.verbose_name), active=True)
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
        WorkflowSlot.objects.create(slot=slot, workflow=workflow)
