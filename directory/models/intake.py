"""People without an account who ask for help, and what the leads answered. Days, no hours: when somebody
writes is something about them. No name, no way to reach them, no network address has a column here."""

import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from regions.models import Region
from safekeeping.fields import EncryptedTextField

from .exchange import Soon
from .member import today
from .skill import Skill

KEPT_DAYS = 90  # after the last word of either side


class CaseQuerySet(models.QuerySet):
    def sealed(self):
        """Without what is encrypted: enough for a list."""
        return self.defer("topic", "languages").select_related("region", "handed_to")

    def answered_in(self, region_ids):
        """Cases of these regions, and those another region asks them to take."""
        return self.filter(models.Q(region__in=region_ids) | models.Q(handed_to__in=region_ids))

    def waiting(self):
        return self.filter(state=IntakeCase.State.WAITING)

    def over(self, on: datetime.date):
        """Those in which nobody wrote for so long that they are deleted."""
        return self.filter(last_activity_on__lte=on - datetime.timedelta(days=KEPT_DAYS))


class IntakeCase(models.Model):
    """One person's request and its conversation. Lists name it by its number."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for an answer")
        ANSWERED = "answered", _("answered")
        CLOSED = "closed", _("closed")

    class Outcome(models.TextChoices):
        HELPED = "helped", _("helped")
        PASSED_ON = "passed_on", _("passed on to others who can help")
        JOINED = "joined", _("invited to join")
        COULD_NOT = "could_not", _("could not help")

    # On the erasure list: a restored database gives the same numbers to other rows.
    key = models.UUIDField(unique=True, editable=False)
    # The code itself is stored nowhere.
    receipt_hash = models.CharField(max_length=64, unique=True, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("region"))
    # The region that was asked to take it over; NULL: none.
    handed_to = models.ForeignKey(Region, models.SET_NULL, null=True, related_name="+")
    # NULL: something else, which `topic` may name.
    skill = models.ForeignKey(Skill, models.PROTECT, null=True, related_name="+")
    topic = EncryptedTextField(blank=True, default="")
    # Codes with spaces between them. A rare one says who somebody is.
    languages = EncryptedTextField(blank=True, default="")
    urgency = models.PositiveSmallIntegerField(choices=Soon.choices, default=Soon.OPEN)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    outcome = models.CharField(max_length=9, choices=Outcome.choices, blank=True)
    opened_on = models.DateField(default=today)
    last_activity_on = models.DateField(default=today)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["region", "state"], name="intake_by_region"),
            models.Index(fields=["last_activity_on"], name="intake_by_last_day"),
        ]

    def __str__(self) -> str:
        return f"intake {self.pk}"

    @property
    def deleted_on(self) -> datetime.date:
        """The day on which everything goes, unless somebody writes."""
        return self.last_activity_on + datetime.timedelta(days=KEPT_DAYS)

    @property
    def age(self) -> int:
        """Whole days since it was opened."""
        return (today() - self.opened_on).days


class IntakeMessage(models.Model):
    case = models.ForeignKey(IntakeCase, models.CASCADE, related_name="messages")
    from_lead = models.BooleanField(default=False)
    text = EncryptedTextField()
    sent_on = models.DateField(default=today)
    # A form that is sent twice writes once.
    form_key = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"intake message {self.pk}"


class IntakeMail(models.Model):
    """When a lead was last told by mail that somebody waits."""

    lead = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", primary_key=True)
    mailed_on = models.DateField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"intake mail to {self.lead_id}"
