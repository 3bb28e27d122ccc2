"""Submitting originals and translations for sign-off."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from .authorship import named_authors_of
from .models.pages import RegionalPage
from .models.workflow import SignOffTask
from .translation import draft_from_strings, progress, translation_of


class SubmissionRefused(PermissionDenied):
    """The page cannot be submitted by this person, or not now; the message says why."""


@dataclass(frozen=True)
class StepOutlook:
    """One step of the way to release, and who could take it now."""

    task: SignOffTask
    people: list


def outlook(page: RegionalPage, submitter) -> list[StepOutlook]:
    """Who can sign each step, if `submitter` submits the page now: nobody who contributed. The author
    sees it at submission; an empty step needs a stand-in."""
    workflow = page.get_workflow()
    barred = named_authors_of(page) | {submitter.pk}
    steps = []
    for task in workflow.tasks if workflow else []:
        signers = task.specific.signers(page).exclude(pk__in=barred)
        steps.append(StepOutlook(task.specific, list(signers)))
    return steps


@transaction.atomic
def submit_for_sign_off(page: RegionalPage, *, by) -> None:
    """Starts the workflow on the page's latest revision, or resumes it after requested changes.

    Raises: SubmissionRefused where the person may not write the page, or it is under sign-off already.
    """
    page = type(page).objects.get(pk=page.pk)
    rights = page.permissions_for_user(by)
    if not rights.writes_here():
        raise SubmissionRefused(_("This page is not yours to submit."))
    if page.latest_revision_id is None:
        raise SubmissionRefused(_("There is nothing to submit: save the page first."))
    _start(page, by)


@transaction.atomic
def submit_unnamed(page: RegionalPage) -> None:
    """The same for somebody whom nobody who works on the page may know. Whether they may is their own room's
    question; it names them to `registries.unnamed_authors`, so that they sign none of it.

    Raises: SubmissionRefused where the page is under sign-off already.
    """
    _start(type(page).objects.get(pk=page.pk), None)


def _start(page: RegionalPage, by) -> None:
    state = page.current_workflow_state
    if state and state.status == state.STATUS_NEEDS_CHANGES:
        state.resume(by)
        return
    if state or page.get_workflow() is None:
        raise SubmissionRefused(_("This page is under sign-off already."))
    page.get_workflow().start(page, by)


@transaction.atomic
def submit_translation(page: RegionalPage, *, by) -> None:
    """Builds a draft from the translated strings and submits it; the public translation stays
    byte-identical until its sign-off.

    Raises: SubmissionRefused as above, and where strings are missing.
    """
    if not page.is_translation or not page.permissions_for_user(by).writes_here():
        raise SubmissionRefused(_("This translation is not yours to submit."))
    page.placement.lock()  # a credit that is being taken away is gone before the draft is built
    if page.workflow_in_progress:
        raise SubmissionRefused(_("This page is under sign-off already."))
    translation = translation_of(page)
    if translation is not None and translation.enabled:
        done, total = progress(page)
        if done < total:
            raise SubmissionRefused(
                _("The translation is incomplete: %(missing)s texts are missing.") % {"missing": total - done}
            )
        # Not Translation.save_target(): on a live page it overwrites the public row.
        draft = draft_from_strings(translation)
        if not Page._slug_is_available(draft.slug, draft.get_parent(), draft):
            draft.slug = page.slug  # home pages of all languages are siblings, and so may two stories be
        try:
            draft.save_revision(user=by, log_action=True)
        except ValidationError as error:  # too long, or with characters that a title may not hold
            raise SubmissionRefused(" ".join(error.messages)) from error
    submit_for_sign_off(page, by=by)
