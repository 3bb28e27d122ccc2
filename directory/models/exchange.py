"""What members offer and ask for, and who was asked: read by the engine and the two people of a pair."""

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from safekeeping.fields import EncryptedTextField

from ..matching import Mode, Urgency
from ..number_sets import NumberSetField
from .member import Member, MemberSkill, new_public_id, today

OFFER_DAYS = 90
REQUEST_DAYS = 30


class Hours(models.IntegerChoices):
    """Parts of a week, as bits: enough to bring two people together, too little to know when one is home."""

    WEEKDAY_MORNINGS = 1, _("weekday mornings")
    WEEKDAY_AFTERNOONS = 2, _("weekday afternoons")
    EVENINGS = 4, _("evenings")
    WEEKENDS = 8, _("weekends")


class Help(models.IntegerChoices):
    """How help is given, as bits; the numbers are the engine's."""

    ADVICE = Mode.ADVICE.value, _("advice")
    REVIEW = Mode.REVIEW.value, _("reading and commenting on something")
    TRAINING = Mode.TRAINING.value, _("training")
    INTRODUCTION = Mode.INTRODUCTION.value, _("introducing to somebody")
    PRESENCE = Mode.PRESENCE.value, _("being there")


class Soon(models.IntegerChoices):
    NOW = Urgency.NOW.value, _("now")
    DAYS = Urgency.DAYS.value, _("within days")
    WEEKS = Urgency.WEEKS.value, _("within weeks")
    OPEN = Urgency.OPEN.value, _("whenever it fits")


def offer_ends() -> datetime.date:
    return today() + datetime.timedelta(days=OFFER_DAYS)


def request_ends() -> datetime.date:
    return today() + datetime.timedelta(days=REQUEST_DAYS)


class OfferQuerySet(models.QuerySet):
    def open(self):
        return self.filter(withdrawn_at=None, expires_on__gte=today())


class Offer(models.Model):
    """One skill that a member gives to others, and on which terms."""

    class Effort(models.TextChoices):
        HOUR = "hour", _("about an hour")
        DAY = "day", _("up to a day")
        DAYS = "days", _("a few days")
        LONGER = "longer", _("longer than that")

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="offers")
    skill = models.ForeignKey("directory.Skill", models.PROTECT, related_name="+", verbose_name=_("skill"))
    level = models.PositiveSmallIntegerField(_("level"), choices=MemberSkill.Level.choices)
    modes = models.PositiveSmallIntegerField(_("how you help"))  # bits of Help
    effort = models.CharField(_("how much of your time"), max_length=10, choices=Effort.choices)
    hours = models.PositiveSmallIntegerField(_("when"), default=0)  # bits of Hours; 0: not told
    languages = NumberSetField()  # empty: all of the member's
    jurisdictions = NumberSetField()
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_on = models.DateField(default=offer_ends, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        indexes = [
            models.Index(fields=["skill"], condition=models.Q(withdrawn_at=None), name="offer_open_by_skill")
        ]

    def __str__(self) -> str:
        return f"offer {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.withdrawn_at is None and self.expires_on >= today()


# The origin of a request for somebody without an account (directory/intake). It does not say for whom.
INTAKE = "intake"


class RequestQuerySet(models.QuerySet):
    def own(self):
        """Without those that hang on a lead's membership for somebody else."""
        return self.exclude(origin=INTAKE)

    def looking(self):
        return self.filter(state=Request.State.LOOKING, expires_on__gte=today())


class Request(models.Model):
    """One member asks for help. The summary is shown to whoever is asked; the detail to nobody before two
    people agreed."""

    class State(models.TextChoices):
        LOOKING = "looking", _("looking")
        FOUND = "found", _("found")
        NOT_FOUND = "not-found", _("not found")
        WITHDRAWN = "withdrawn", _("withdrawn")
        DONE = "done", _("done")

    class Near(models.TextChoices):
        EITHER = "either", _("it does not matter where they live")
        SAME_REGION = "same-region", _("somebody of my region")
        ELSEWHERE = "elsewhere", _("somebody from another country")

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="requests")
    skill = models.ForeignKey("directory.Skill", models.PROTECT, related_name="+", verbose_name=_("skill"))
    level = models.PositiveSmallIntegerField(_("level needed"), default=0)  # 0: any
    urgency = models.PositiveSmallIntegerField(_("how soon"), choices=Soon.choices, default=Soon.WEEKS)
    modes = models.PositiveSmallIntegerField(_("what would help"))
    hours = models.PositiveSmallIntegerField(_("when"), default=0)  # 0: any hour
    languages = NumberSetField()
    jurisdiction = models.PositiveSmallIntegerField(null=True, blank=True)  # ISO 3166 number
    near = models.CharField(_("where"), max_length=12, choices=Near.choices, default=Near.EITHER)
    summary = EncryptedTextField(
        _("summary"),
        max_length=400,
        help_text=_("For those who are asked. Nothing by which somebody could tell who you are."),
    )
    detail = EncryptedTextField(
        _("detail"),
        max_length=4000,
        blank=True,
        default="",
        help_text=_("Sealed until you and one other person have both said yes."),
    )
    # One person asked by name from their profile; NULL: whoever fits.
    named = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", editable=False)
    is_named = models.BooleanField(default=False, editable=False)
    # What another room has it opened for (home/skill_requests.py), as "need:12".
    origin = models.CharField(max_length=64, blank=True, default="", editable=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.LOOKING, editable=False)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_on = models.DateField(default=request_ends, editable=False)
    last_wave_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        indexes = [
            models.Index(fields=["expires_on"], condition=models.Q(state="looking"), name="request_looking")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["origin"],
                condition=models.Q(state__in=["looking", "found", "not-found"])
                & ~models.Q(origin__in=["", INTAKE]),
                name="request_once_for_an_origin",
            )
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"


class AskQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=Ask.State.WAITING)

    def unanswered(self, now: datetime.datetime):
        return self.waiting().filter(answer_by__lt=now)


class Ask(models.Model):
    """One member was asked for one request. Who asks learns nothing of it, whatever becomes of it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting for your answer")
        YES = "yes", _("you said yes")
        NO = "no", _("you said no")
        TIMED_OUT = "timed-out", _("not answered in time")
        WITHDRAWN = "withdrawn", _("no longer needed")

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    request = models.ForeignKey(Request, models.CASCADE, related_name="asks")
    member = models.ForeignKey(Member, models.CASCADE, related_name="asks")
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    # Codes of the engine: why this one, from what the request shows.
    reasons = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now)
    answer_by = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    objects = AskQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["request", "member"], name="directory_asked_once")]
        indexes = [
            models.Index(fields=["answer_by"], condition=models.Q(state="waiting"), name="ask_waiting")
        ]

    def __str__(self) -> str:
        return f"ask {self.pk}"
