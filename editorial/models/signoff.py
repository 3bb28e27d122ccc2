"""Who answers for which content."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from regions.models import Region
from safekeeping.append_only import AppendOnly, AppendOnlyQuerySet


class Kind(models.TextChoices):
    REGIONAL = "regional", _("regional sign-off")
    SAFETY = "safety", _("safety and consent check")
    LANGUAGE = "language", _("language sign-off")
    EMERGENCY = "emergency", _("emergency release")


class SignOffQuerySet(AppendOnlyQuerySet):
    def standing(self):
        return self.filter(withdrawal=None)

    def of(self, page):
        return self.filter(translation_key=page.translation_key, locale_id=page.locale_id)


class SignOff(AppendOnly):
    """One person answers for exactly this content.

    Bound to the content's hash, not to a revision id (autosave rewrites revisions in place). It
    outlives the page, the revision and the signer's account, hence plain numbers and a user without
    constraint instead of cascading keys.
    """

    kind = models.CharField(max_length=20, choices=Kind.choices)
    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    content_hash = models.CharField(max_length=80)
    # A translation is right only for the original it was made from.
    source_hash = models.CharField(max_length=80, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    revision_id = models.PositiveBigIntegerField()
    # Empty for an emergency release, which is no step of a workflow.
    task_state_id = models.PositiveBigIntegerField(null=True)
    # Another region's signer, named because the own region had nobody who could sign.
    as_stand_in = models.BooleanField(default=False)
    checklist = models.JSONField(default=dict)
    comment = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    words_can_be_struck = ("comment",)
    objects: ClassVar = SignOffQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["translation_key", "locale", "content_hash"])]
        constraints = [
            # Two clicks, two workers: the database decides.
            models.UniqueConstraint(fields=["task_state_id", "user"], name="editorial_one_signature_a_step"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.created_at:%Y-%m-%d}"


class Withdrawal(AppendOnly):
    """Ends a sign-off without deleting it."""

    sign_off = models.OneToOneField(SignOff, models.PROTECT, related_name="withdrawal")
    # Empty where a page went down by itself (expiry, shell).
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, db_constraint=False, null=True, related_name="+"
    )
    reason = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)

    words_can_be_struck = ("reason",)
    objects: ClassVar = AppendOnlyQuerySet.as_manager()

    def __str__(self):
        return f"{self.sign_off_id} {self.created_at:%Y-%m-%d}"


class MinorChange(AppendOnly):
    """A step from one content of an original to the next that leaves its translations right.

    Made by an approver together with the regional sign-off (rights, section 3).
    """

    translation_key = models.UUIDField()
    from_hash = models.CharField(max_length=80)
    to_hash = models.CharField(max_length=80)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = AppendOnlyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["translation_key", "to_hash"])]

    def __str__(self):
        return f"{self.from_hash[:12]} → {self.to_hash[:12]}"
