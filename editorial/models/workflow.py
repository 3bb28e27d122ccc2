"""Workflows by slot, and the tasks that collect sign-offs. What happens on approve or reject is
`editorial/signing.py`."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState, Workflow

from regions.permissions import holders, may_check_safety, may_review, may_sign_regional
from regions.roles import Act

from .. import policy, signing, waiting
from .signoff import Kind
from .standin import StandIn


class WorkflowSlot(models.Model):
    """Which workflow serves originals, structure pages and translations. The gate asks no workflow: an
    administrator who shortens one loses collected signatures, not safety."""

    slot = models.CharField(max_length=20, unique=True)
    workflow = models.ForeignKey(Workflow, models.PROTECT, related_name="+")

    def __str__(self):
        return self.slot

    @classmethod
    def workflow_for(cls, page) -> Workflow | None:
        if page.placement is None:
            return None
        slot = "translation" if page.is_translation else policy.needs_of(page).workflow
        found = cls.objects.filter(slot=slot, workflow__active=True).select_related("workflow").first()
        return found and found.workflow


class SignOffTaskState(TaskState):
    """A step of one page, with the hash of what was submitted, and of the original it was made from."""

    content_hash = models.CharField(max_length=80, blank=True)
    # Only for translations: by the time of the sign-off the original may have gone on.
    source_hash = models.CharField(max_length=80, blank=True)


class SignOffTask(Task):
    """Collects one kind of sign-off. Subclasses say who may give it."""

    kind: Kind
    task_state_class = SignOffTaskState

    class Meta:
        abstract = True

    def is_signer(self, page, user) -> bool:
        """Whether a mandate (or being the named stand-in) lets the person sign pages like this."""
        raise NotImplementedError

    def signers(self, page):
        """QuerySet of the people whose mandate it is."""
        raise NotImplementedError

    def start(self, workflow_state, user=None):
        return signing.start(self, super().start(workflow_state, user=user))

    def user_can_access_editor(self, obj, user):
        return self.is_signer(obj.specific, user)

    def locked_for_user(self, obj, user):
        return True  # nobody edits what is being signed; "request changes" unlocks

    def user_can_lock(self, obj, user):
        return False

    def user_can_unlock(self, obj, user):
        return False

    def get_actions(self, obj, user):
        return signing.actions(self, obj.specific, user)

    def get_form_for_action(self, action):
        return signing.form_for(self.kind, action)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        return waiting.states_for(self, user)

    def on_action(self, task_state, user, action_name, **kwargs):
        signing.act(task_state, user, action_name, kwargs)


class RegionalApprovalTask(SignOffTask):
    kind = Kind.REGIONAL

    class Meta:
        verbose_name = _("regional sign-off")
        verbose_name_plural = _("regional sign-offs")

    def is_signer(self, page, user):
        if page.placement is None:
            return False
        return may_sign_regional(user, page.region) or stands_in(page, user, self.kind)

    def signers(self, page):
        return holders(Act.SIGN_REGIONAL, region=page.region)


class SafetyCheckTask(SignOffTask):
    kind = Kind.SAFETY

    class Meta:
        verbose_name = _("safety and consent check")
        verbose_name_plural = _("safety and consent checks")

    def is_signer(self, page, user):
        if page.placement is None:
            return False
        return may_check_safety(user, page.region) or stands_in(page, user, self.kind)

    def signers(self, page):
        return holders(Act.SIGN_SAFETY, region=page.region)


class LanguageSignOffTask(SignOffTask):
    kind = Kind.LANGUAGE

    class Meta:
        verbose_name = _("language sign-off")
        verbose_name_plural = _("language sign-offs")

    def is_signer(self, page, user):
        return page.placement is not None and may_review(user, page.locale)

    def signers(self, page):
        return holders(Act.SIGN_LANGUAGE, locale=page.locale)


def stands_in(page, user, kind: Kind) -> bool:
    return user.is_active and (page.placement.pk, kind) in StandIn.objects.of(user)
