from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safekeeping.fields import EncryptedTextField

from .placement import Placement


class Ended(models.TextChoices):
    """Why a link shows nothing any more, before its time."""

    BY_HAND = "by_hand", gettext_lazy("by hand")
    TAKEN_DOWN = "taken_down", gettext_lazy("the page was taken down")
    STRUCK = "struck", gettext_lazy("a name was struck from this version")
    CHANGED = "changed", gettext_lazy("this version was changed")
    TRANSFERRED = "transferred", gettext_lazy("the page went to another region")
    DELETED = "deleted", gettext_lazy("the page was deleted")
    RESTORED = "restored", gettext_lazy("it was revoked before a backup was restored")


class PreviewLinkQuerySet(models.QuerySet):
    def running(self):
        """Neither revoked nor run out; of one that was opened often enough the pictures are still shown to
        whoever opened it last."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def open(self):
        return self.running().filter(openings_left__gt=0)


class PreviewLink(models.Model):
    """Lets somebody without an account read one version of one page before its release.

    Of the token only a hash is kept. Page and revision are plain numbers: the row outlives both, for the
    list of what was given out.
    """

    wagtail_reference_index_ignore = True

    token_hash = models.CharField(max_length=64, unique=True)
    placement = models.ForeignKey(Placement, models.CASCADE, related_name="preview_links")
    page_id = models.PositiveBigIntegerField()
    revision_id = models.PositiveBigIntegerField()
    # Revisions are written over (autosave, strike): the link shows this content or nothing.
    content_hash = models.CharField(max_length=80)
    purpose = EncryptedTextField(max_length=200)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    openings_left = models.PositiveSmallIntegerField()
    revoked_at = models.DateTimeField(null=True, editable=False)
    revoked_because = models.CharField(max_length=12, choices=Ended.choices, blank=True, editable=False)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["page_id", "made_at"], name="editorial_preview_of_page"),
            models.Index(fields=["revision_id"], name="editorial_preview_of_version"),
        ]

    def __str__(self):
        return f"{self.page_id} {self.made_at:%Y-%m-%d}"

    @property
    def is_running(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()

    @property
    def why_not(self) -> str:
        """In words why it cannot be opened; empty while it can."""
        if self.revoked_at:
            return _("revoked: %(why)s") % {"why": self.get_revoked_because_display()}
        if self.expires_at <= timezone.now():
            return _("its time is over")
        return "" if self.openings_left else _("opened as often as it may be")
