"""Wagtail's own workflow mails carry titles and comments of drafts; ours are neutral (`notices.py`)."""

from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

# Signal, sender and the name under which wagtail/admin/signal_handlers.py connects its notifier.
NOTIFIERS = [
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
]


def say_nothing(sender, **kwargs) -> None:
    """Stands where Wagtail's notifier would."""


def silence() -> None:
    """Takes the notifiers' places. A signal connects one receiver per name: whichever application is
    made ready first, Wagtail's is not connected afterwards."""
    for signal, sender, name in NOTIFIERS:
        signal.disconnect(sender=sender, dispatch_uid=name)
        signal.connect(say_nothing, sender=sender, dispatch_uid=name)
