"""What keeps a draft from being submitted, and with which words it came back."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.text import capfirst
from wagtail.fields import StreamField
from wagtail.models import TaskState

from .people import name_of


def gaps_of(page) -> list[str]:
    """What keeps the latest draft from being complete, as labels of fields; empty when nothing does.

    Wagtail lets a draft be saved without its required fields and blocks, and asks for them when it is
    published: here that would be in the middle of somebody's sign-off.
    """
    draft = page.get_latest_revision_as_object()
    gaps = []
    try:
        draft.full_clean()
    except ValidationError as invalid:
        for name, words in invalid.message_dict.items():
            gaps += words if name == NON_FIELD_ERRORS else [_label(draft, name)]
    for field in draft._meta.concrete_fields:
        if isinstance(field, StreamField) and not _is_complete(field, draft):
            gaps.append(_label(draft, field.name))
    return gaps


def _is_complete(field, draft) -> bool:
    try:
        field.stream_block.clean(field.value_from_object(draft))
    except ValidationError:
        return False
    return True


def _label(draft, name: str) -> str:
    names = {field.name: getattr(field, "verbose_name", None) for field in draft._meta.get_fields()}
    return capfirst(str(names.get(name) or name))


def sent_back_comment(page) -> dict | None:
    """Who sent the page back, with which words (`by`, `comment`); None where nobody did."""
    workflow = page.current_workflow_state
    if workflow is None or workflow.status != workflow.STATUS_NEEDS_CHANGES:
        return None
    rejected = workflow.task_states.filter(status=TaskState.STATUS_REJECTED).select_related("finished_by")
    state = rejected.order_by("-pk").first()
    return state and {"by": name_of(state.finished_by_id, state.finished_by), "comment": state.comment}
