from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from ..roles import ROLE_CHOICES
from .region import Region

INVITATION_LIFE = timedelta(days=7)


def end_of_life():
    return timezone.now() + INVITATION_LIFE


class InvitationQuerySet(models.QuerySet):
    def open(self):
        """Neither used, nor withdrawn, nor run out."""
        return self.filter(used_at=None, withdrawn_at=None, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """A single-use link by which a new person takes up one mandate.

    Only a hash of its 256-bit token is stored; the link is shown once, to the inviter.
    """

    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    role = models.CharField(_("role"), max_length=20, choices=ROLE_CHOICES)
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="invitations")
    locale = models.ForeignKey(Locale, models.PROTECT, null=True, blank=True, related_name="+")
    # Empty where the founding command invites the first people.
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    mandate_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(default=end_of_life)
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self):
        return f"{self.get_role_display()} {self.region or self.locale or ''}".strip()
