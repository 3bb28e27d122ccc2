"""Who signed what. Nothing of it stands in a page, a revision, a copy or an index: days instead of hours, no
network address, and the way to reach somebody encrypted beside a keyed hash of it."""

import datetime
import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from editorial.models import Placement
from safekeeping.fields import EncryptedTextField

UNCONFIRMED_DAYS = 7  # then an unconfirmed signature is deleted
KEPT_DAYS = 90  # after an action closed, then addresses and hidden names are wiped


def today() -> datetime.date:
    return timezone.now().date()


def new_public_id() -> str:
    return uuid.uuid4().hex


class SignatureQuerySet(models.QuerySet):
    def of_address(self, placement, address_hash: str):
        """Everything one mailbox has to do with one action, in the order in which it came: locking these
        rows in that order makes two acts about one mailbox wait for each other."""
        return self.filter(placement=placement, address_hash=address_hash).order_by("pk")

    def confirmed(self):
        return self.filter(state=Signature.State.CONFIRMED)

    def counted(self):
        """People once they confirmed; organisations once somebody of the region looked at them, too."""
        organisations = Q(kind=Signature.Kind.ORGANISATION, looked_at__isnull=False, is_refused=False)
        return self.confirmed().filter(Q(kind=Signature.Kind.PERSON) | organisations)

    def shown(self):
        """Names that their owners want to be read, and that somebody of the region has looked at."""
        return self.confirmed().filter(looked_at__isnull=False, is_refused=False, name__isnull=False)

    def to_look_at(self):
        """Confirmed names that nobody of the region has looked at yet."""
        return self.confirmed().filter(looked_at=None, name__isnull=False)


class Signature(models.Model):
    """One form that was sent. Each stands for itself until its mail is answered; one of a mailbox counts."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for the mail to be answered")
        CONFIRMED = "confirmed", _("confirmed")
        # Of the two that end it only hash and days are left, so that the mailbox gets no second mail.
        NOT_THEM = "not_them", _("it was not them")
        REMOVED = "removed", _("removed")

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")

    class Shown(models.TextChoices):
        HIDDEN = "hidden", _("Do not show my name")
        INITIALS = "initials", _("Show my initials")
        NAME = "name", _("Show my name")

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    # The content that is signed, the same in every language.
    placement = models.ForeignKey(Placement, models.CASCADE, related_name="signatures")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.PERSON)
    state = models.CharField(max_length=9, choices=State.choices, default=State.WAITING)
    # NULL: wiped.
    address = EncryptedTextField(null=True)
    address_hash = models.CharField(max_length=64, null=True)
    # What may be read in public: initials, a name, an organisation. NULL: nothing may.
    name = EncryptedTextField(null=True)
    shown = models.CharField(max_length=8, choices=Shown.choices, default=Shown.HIDDEN)
    country = CountryField(blank=True)
    language = models.CharField(max_length=12)
    signed_on = models.DateField(default=today)
    # NULL: no mail went yet.
    mailed_on = models.DateField(null=True)
    confirmed_on = models.DateField(null=True)
    # The day on which somebody of the region looked at the name; NULL: nobody did.
    looked_at = models.DateField(null=True)
    is_refused = models.BooleanField(default=False)

    objects = SignatureQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["placement", "state", "kind", "country"], name="signature_counts"),
            models.Index(fields=["placement", "address_hash"], name="signature_by_mailbox"),
            models.Index(fields=["state", "signed_on"], name="signature_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "address_hash"],
                condition=Q(state="confirmed"),
                name="one_confirmed_signature_per_mailbox",
            )
        ]

    def __str__(self) -> str:
        return f"signature {self.pk}"

    def forget(self) -> None:
        """Takes out whatever leads to a person; the caller saves. The hash stays until `keep` wipes it."""
        self.address, self.name, self.country = None, None, ""
        self.shown = self.Shown.HIDDEN


class SigningGone(models.Model):
    """Since when nothing of a signed content is public any more, as the daily run found it: addresses are
    wiped so long after it, and a takedown that was a mistake costs nobody a signature."""

    placement = models.OneToOneField(Placement, models.CASCADE, related_name="+", primary_key=True)
    since = models.DateField(default=today)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"signing of {self.placement_id} gone since {self.since}"
