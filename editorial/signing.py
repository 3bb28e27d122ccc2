"""Sign-off: who can sign what now, what happens when they do, or when they ask for changes.

Everything is derived from the task state: Wagtail's view takes page and task state from the address
independently of each other. The forms run again here, because the edit view validates nothing.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from safekeeping import audit

from . import notices, policy, release
from .authorship import authors_of
from .content import content_hash, matches
from .forms import RegionalForm, RequestChangesForm, SafetyForm, SignOffForm
from .models.signoff import Kind, MinorChange, SignOff
from .translation import made_from, source_hash_for_sign_off

APPROVE_FORMS = {Kind.REGIONAL: RegionalForm, Kind.SAFETY: SafetyForm, Kind.LANGUAGE: SignOffForm}


class SignOffRefused(PermissionDenied):
    """The person or the moment is wrong; the message says why, in their language."""


def start(task, task_state):
    """Notes what was submitted, and tells the signers."""
    content = task_state.revision.as_object()
    task_state.content_hash = content_hash(content)
    task_state.source_hash = made_from(content) if task.kind == Kind.LANGUAGE else ""
    task_state.save(update_fields=["content_hash", "source_hash"])
    notices.sign_off_waits(task, task_state)
    return task_state


def form_for(kind: Kind, action: str):
    return APPROVE_FORMS[kind] if action == "approve" else RequestChangesForm


@dataclass(frozen=True)
class Facts:
    """What a refusal is judged by: who contributed, and the sign-offs of this version by the person, as
    pairs of kind and task state id. A queue reads them for all its pages at once."""

    authors: set[int]
    given: set[tuple[str, int | None]]


def facts_of(page, user) -> Facts:
    given = release.sign_offs_for(page.get_latest_revision_as_object()).filter(user=user)
    return Facts(authors_of(page), set(given.values_list("kind", "task_state_id")))


def refusal(task, page, user, *, task_state_id: int | None = None, facts: Facts | None = None) -> str:
    """Why the person cannot sign this page at this step; empty when they can."""
    if not task.is_signer(page, user):
        return _("You have no mandate to give this sign-off.")
    facts = facts or facts_of(page, user)
    if user.pk in facts.authors:
        return _("You contributed to this text. Somebody else has to sign it.")
    if any(kind != task.kind for kind, _step in facts.given):
        return _("You gave another sign-off for this version. This one has to come from somebody else.")
    if task_state_id and any(step == task_state_id for _kind, step in facts.given):
        return _("You have signed this version already.")
    return ""


def actions(task, page, user) -> list[tuple[str, str, bool]]:
    """Wagtail's (name, label, needs a form) of what the person can do at the current step."""
    if page.placement is None or not task.is_signer(page, user):
        return []
    state = page.current_workflow_task_state
    offered = [("reject", _("Request changes"), True)]
    if not refusal(task, page, user, task_state_id=state and state.pk):
        offered.insert(0, ("approve", _("Sign off"), True))
    return offered


@transaction.atomic
def act(task_state, user, action: str, answers: dict) -> None:
    """Gives the sign-off, or sends the page back.

    Raises: SignOffRefused where the step is over, the person may not, the form is incomplete, or the
    content changed since it was submitted.
    """
    page = task_state.workflow_state.content_object.specific
    if page.placement is not None:
        page.placement.lock()  # first of all, as a takedown does: the other way round, both would wait
    state = task_state.specific.__class__.objects.select_for_update(no_key=True).get(pk=task_state.pk)
    workflow_state = state.workflow_state
    page = workflow_state.content_object.specific
    task = state.task.specific
    running = state.status == TaskState.STATUS_IN_PROGRESS
    if workflow_state.current_task_state_id != state.pk or not running:
        raise SignOffRefused(_("This step is over: somebody else was here first."))
    if action not in {name for name, _label, _form in actions(task, page, user)}:
        raise SignOffRefused(refusal(task, page, user, task_state_id=state.pk) or _("This is not offered."))
    form = form_for(task.kind, action)(answers)
    if not form.is_valid():
        raise SignOffRefused(_("Please complete the form: every point of the checklist has to be confirmed."))
    comment = form.cleaned_data["comment"]
    if action == "reject":
        state.reject(user=user, comment=comment)
        notices.changes_requested(page, workflow_state)
        return
    sign(task, state, page, by=user, checklist=form.checklist, comment=comment)
    if enough(task, state, page):
        state.approve(user=user, comment=comment)


def enough(task, state, page) -> bool:
    given = SignOff.objects.standing().of(page).filter(kind=task.kind, content_hash=state.content_hash)
    needed = policy.needs_of(page).regional if task.kind == Kind.REGIONAL else 1
    return given.values("user").distinct().count() >= needed


def sign(task, state, page, *, by, checklist: dict, comment: str) -> SignOff:
    """Writes the sign-off for what was submitted, if that is still what the page says."""
    content = state.revision.as_object()
    if state.revision_id != page.latest_revision_id or not matches(state.content_hash, content):
        raise SignOffRefused(_("The text changed since it was submitted. It has to be submitted again."))
    source_hash = source_hash_for_sign_off(page, state.source_hash) if task.kind == Kind.LANGUAGE else ""
    sign_off = SignOff.objects.create(
        kind=task.kind,
        translation_key=page.translation_key,
        locale=page.locale,
        region=page.region,
        content_hash=state.content_hash,
        source_hash=source_hash,
        user=by,
        revision_id=state.revision_id,
        task_state_id=state.pk,
        as_stand_in=not user_is_of_scope(task, page, by),
        checklist=checklist,
        comment=comment,
    )
    if checklist.get("minor") and page.live and not page.is_translation and content.may_be_minor(page):
        MinorChange.objects.create(
            translation_key=page.translation_key,
            from_hash=content_hash(page),
            to_hash=state.content_hash,
            user=by,
        )
    audit.record("signoff.given", actor_id=by.pk, subject=f"page:{page.pk}", facts={"kind": task.kind})
    return sign_off


def user_is_of_scope(task, page, user) -> bool:
    return task.signers(page).filter(pk=user.pk).exists()


def sign_off(page, *, by, comment: str = "", checklist: dict | None = None) -> None:
    """The verb behind the screens: signs the page's current step."""
    act(current_step(page), by, "approve", {"comment": comment, **(checklist or {})})


def request_changes(page, *, by, comment: str) -> None:
    """Sends the page back to its author, with a reason."""
    act(current_step(page), by, "reject", {"comment": comment})


def current_step(page) -> TaskState:
    state = page.current_workflow_task_state
    if state is None:
        raise SignOffRefused(_("Nothing waits for a sign-off here."))
    return state
