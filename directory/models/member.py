"""A member of the directory. No revision, no snippet, no search index knows these rows, and every word in
them is encrypted: what others may see of a member is copied into `Listing` by `directory/listing.py`."""

import datetime
import secrets

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from regions.models import Region
from safekeeping.fields import EncryptedTextField

from ..audiences import Preset
from ..states import IS_LISTED, MAY_BE_ASKED, State, SuspendedFor

PUBLIC_ID_BYTES = 16  # 128 bits: nobody finds a member by counting


def new_public_id() -> str:
    return secrets.token_urlsafe(PUBLIC_ID_BYTES)


def today() -> datetime.date:
    return timezone.now().date()


class MemberQuerySet(models.QuerySet):
    def listed(self):
        """In a state in which others may see something; what they see, `visible()` says."""
        return self.filter(state__in=IS_LISTED)

    def may_be_asked(self):
        return self.filter(state__in=MAY_BE_ASKED)

    def of_regions(self, region_ids):
        return self.filter(region__in=region_ids)


class Member(models.Model):
    """One person in the directory. `user` is NULL once they are erased: what stays is that there was
    somebody, so that the other side of an introduction does not break."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="member", editable=False
    )
    region = models.ForeignKey(Region, models.PROTECT, related_name="members", verbose_name=_("region"))
    # Who brought them in; a number without constraint, so that the inviter's account can be erased.
    invited_by = models.BigIntegerField(null=True, editable=False)
    created_on = models.DateField(default=today, editable=False)

    state = models.CharField(max_length=12, choices=State.choices, default=State.PROVISIONAL, editable=False)
    # The state before hiding or sealing; empty otherwise.
    state_before = models.CharField(max_length=12, blank=True, editable=False)
    state_since = models.DateTimeField(default=timezone.now, editable=False)
    vetted_at = models.DateTimeField(null=True, editable=False)  # NULL: not vetted yet

    # Why a lead closed the membership: a code, no words; empty otherwise.
    suspended_for = models.CharField(
        max_length=12, choices=SuspendedFor.choices, blank=True, default="", editable=False
    )

    # What is told, all of it encrypted.
    display_name = EncryptedTextField(
        _("name shown"), max_length=60, help_text=_("A pseudonym is welcome. Not your full name.")
    )
    about = EncryptedTextField(_("about your work"), max_length=1500, blank=True, default="")
    country = EncryptedTextField(_("country"), max_length=2, blank=True, default="")
    organisation = EncryptedTextField(_("organisation"), max_length=120, blank=True, default="")
    time_zone = EncryptedTextField(_("time zone"), max_length=40, blank=True, default="")
    availability = EncryptedTextField(_("when you have time"), max_length=300, blank=True, default="")
    risk_notes = EncryptedTextField(_("notes on risk"), max_length=1000, blank=True, default="")
    # Countries whose law they know, as ISO codes with spaces between them.
    jurisdictions = EncryptedTextField(_("countries whose law you know"), blank=True, default="")
    # The re-encoded picture, base64: it is never a file, so no address, cache or backup of files has it.
    photo = EncryptedTextField(null=True, editable=False)

    # Who sees it.
    preset = models.CharField(_("visibility"), max_length=12, choices=Preset.choices, default=Preset.MEMBERS)
    audiences = models.JSONField(default=dict, editable=False)  # field -> audiences the owner chose

    # How much they can take.
    at_once = models.PositiveSmallIntegerField(
        _("people at once"), default=2, validators=[MinValueValidator(0), MaxValueValidator(20)]
    )
    per_month = models.PositiveSmallIntegerField(
        _("people in a month"), default=3, validators=[MinValueValidator(0), MaxValueValidator(60)]
    )
    rest_days = models.PositiveSmallIntegerField(
        _("days of rest between two"), default=3, validators=[MaxValueValidator(180)]
    )

    # Taken out of asks after three that went unanswered in a row; set back by any answer.
    unanswered = models.PositiveSmallIntegerField(default=0, editable=False)

    # The neutral mail: once a day at most; at once only for "now", and only who asked for that.
    wants_mail = models.BooleanField(
        _("tell me by mail, once a day at most, that there is something"), default=True
    )
    mail_for_now = models.BooleanField(_("tell me at once when something is needed now"), default=False)
    mailed_on = models.DateField(null=True, editable=False)

    # A day, no hour: when somebody works is something about them.
    last_seen_on = models.DateField(default=today, editable=False)
    reminded_at = models.DateTimeField(null=True, editable=False)
    emptied_on = models.DateField(null=True, editable=False)  # the last time that absence emptied it
    erase_after_days = models.PositiveSmallIntegerField(
        _("erase everything after so many days without a visit"),
        default=365,
        validators=[MinValueValidator(30), MaxValueValidator(365)],
    )

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        indexes = [models.Index(fields=["region", "state"], name="member_by_region")]
        constraints = [
            models.CheckConstraint(
                name="directory_active_is_vetted",
                condition=~models.Q(state="active") | models.Q(vetted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="directory_erased_is_nobody", condition=~models.Q(state="erased") | models.Q(user=None)
            ),
        ]

    def __str__(self) -> str:
        # Reaches logs and error pages: never a name.
        return f"member {self.pk}"

    @property
    def is_listed(self) -> bool:
        return State(self.state) in IS_LISTED

    @property
    def jurisdiction_codes(self) -> list[str]:
        return self.jurisdictions.split()


class ContactDetail(models.Model):
    """One way to reach a member. Shown to one person at a time, where its owner revealed it."""

    class Kind(models.TextChoices):
        SIGNAL = "signal", _("Signal")
        EMAIL = "email", _("e-mail")
        PHONE = "phone", _("telephone")
        OTHER = "other", _("another way")

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="contact_details")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    value = EncryptedTextField(_("address or number"), max_length=200)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("way to reach somebody")
        verbose_name_plural = _("ways to reach somebody")

    def __str__(self) -> str:
        return f"contact {self.pk}"


class MemberLanguage(models.Model):
    class Level(models.IntegerChoices):
        BASIC = 1, _("a little")
        GOOD = 2, _("well enough to work in")
        FLUENT = 3, _("fluently")

    member = models.ForeignKey(Member, models.CASCADE, related_name="languages")
    code = models.CharField(_("language"), max_length=8)  # a key of SPOKEN
    level = models.PositiveSmallIntegerField(_("how well"), choices=Level.choices, default=Level.GOOD)

    class Meta:
        ordering = ["-level", "code"]
        constraints = [models.UniqueConstraint(fields=["member", "code"], name="directory_language_once")]

    def __str__(self) -> str:
        return f"language {self.pk}"


class MemberSkill(models.Model):
    class Kind(models.TextChoices):
        OFFERED = "offered", _("offered")
        WANTED = "wanted", _("wanted")
        MENTORED = "mentored", _("mentored")

    class Level(models.IntegerChoices):
        BASIC = 1, _("basic")
        SKILLED = 2, _("skilled")
        EXPERT = 3, _("expert")

    member = models.ForeignKey(Member, models.CASCADE, related_name="skills")
    skill = models.ForeignKey("directory.Skill", models.PROTECT, related_name="+", verbose_name=_("skill"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level.choices, default=Level.SKILLED)

    class Meta:
        ordering = ["kind", "-level", "skill"]
        constraints = [
            models.UniqueConstraint(fields=["member", "skill", "kind"], name="directory_skill_once")
        ]

    def __str__(self) -> str:
        return f"skill of member {self.member_id}"
