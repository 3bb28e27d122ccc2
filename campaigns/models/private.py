"""What stands beside a campaign and is never public: in no page, revision, search index, feed or count."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.models import Placement
from safekeeping.fields import EncryptedTextField

from ..states import Solidarity, Visibility


class AboutCampaignQuerySet(models.QuerySet):
    def of(self, campaign):
        """Those of one campaign, given as its page in any language."""
        return self.filter(placement__translation_key=campaign.translation_key)

    def open(self):
        return self.filter(closed_on=None)

    def for_members(self):
        return self.filter(visibility=Visibility.MEMBERS)


class Partner(models.Model):
    """Somebody who takes part in a campaign and is not named in public."""

    wagtail_reference_index_ignore = True

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="campaign_partners")
    name = EncryptedTextField(_("name"), max_length=200)
    role = EncryptedTextField(_("what they do in it"), max_length=400, blank=True, default="")
    visibility = models.CharField(
        _("who sees them"), max_length=10, choices=Visibility, default=Visibility.HIDDEN
    )

    objects = AboutCampaignQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"partner {self.pk}"


class Need(models.Model):
    """Something a campaign lacks, for those who look after it."""

    KEY = "need"

    wagtail_reference_index_ignore = True

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="campaign_needs")
    kind = models.CharField(_("what kind"), max_length=20, choices=Solidarity)
    words = EncryptedTextField(_("what is needed, and by when"), max_length=2000)
    # The ask action that tells of it in public; NULL: none does.
    action = models.OneToOneField(Placement, models.CASCADE, null=True, related_name="+", editable=False)
    # The day on which a member opened a request for it in the directory; NULL: nobody did.
    asked_on = models.DateField(null=True, blank=True, editable=False)
    closed_on = models.DateField(null=True, blank=True, editable=False)  # NULL while it is open

    objects = AboutCampaignQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"need {self.pk}"

    @property
    def key(self) -> str:
        """By which a request in the directory knows what it was opened for."""
        return f"{self.KEY}:{self.pk}"
