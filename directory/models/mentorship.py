"""Mentorship: a programme, who entered it, and the pairs. Read by the engine and the two people of a pair;
coordinators read what `directory/mentorship/health.py` counts, and never a word."""

import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from regions.models import Region
from safekeeping.fields import EncryptedTextField

from ..mentorship.states import LIVE, TOGETHER, Stage
from ..number_sets import NumberSetField
from .exchange import Request
from .member import Member, new_public_id, today

MOST_MENTEES = 5  # of one mentor in one programme


class ProgrammeQuerySet(models.QuerySet):
    def running(self):
        """Open to entries and to pairing today."""
        return self.filter(state=Programme.State.OPEN, opens_on__lte=today(), closes_on__gte=today())

    def for_member(self, member: Member):
        return self.filter(Q(region=None) | Q(region=member.region_id))


class Programme(models.Model):
    """What coordinators open and close: when one may enter, how long a mentorship lasts, for whom."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    # Words by language, as a coordinator wrote them: nothing about a person.
    names = models.JSONField(default=dict)
    abouts = models.JSONField(default=dict)
    # NULL: everywhere.
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("region")
    )
    languages = NumberSetField()  # empty: any
    opens_on = models.DateField(_("opens on"), default=today)
    closes_on = models.DateField(_("open until"))
    months = models.PositiveSmallIntegerField(
        _("months a mentorship lasts"), default=6, validators=[MinValueValidator(1), MaxValueValidator(24)]
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED, editable=False)
    # Who was asked to lead it and has not answered, and who does. Asking tells nobody whether there is such a
    # member.
    asked_leader = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", editable=False)
    leader = models.ForeignKey(
        Member, models.SET_NULL, null=True, related_name="programmes_led", editable=False
    )

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        default_permissions = ()
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [
            models.CheckConstraint(
                name="directory_programme_in_order", condition=Q(closes_on__gte=F("opens_on"))
            )
        ]

    def __str__(self) -> str:
        return f"programme {self.pk}"

    @property
    def name(self) -> str:
        return worded(self.names)

    @property
    def about(self) -> str:
        return worded(self.abouts)

    @property
    def takes_entries(self) -> bool:
        return self.state == self.State.OPEN and self.opens_on <= today() <= self.closes_on


def worded(texts: dict[str, str]) -> str:
    """In the reader's language, else in the site's."""
    return texts.get(get_language() or "") or texts.get(settings.LANGUAGE_CODE, "")


class MentorshipEntryQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=MentorshipEntry.State.OPEN)


class MentorshipEntry(models.Model):
    """One member in one programme, on one side, and what they would like."""

    class Role(models.TextChoices):
        MENTOR = "mentor", _("mentor")
        MENTEE = "mentee", _("mentee")

    class Pace(models.TextChoices):
        WEEKLY = "weekly", _("every week")
        FORTNIGHTLY = "fortnightly", _("every two weeks")
        MONTHLY = "monthly", _("once a month")

    class State(models.TextChoices):
        OPEN = "open", _("in the programme")
        DONE = "done", _("had a mentorship")
        WITHDRAWN = "withdrawn", _("withdrawn")

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="entries")
    member = models.ForeignKey(Member, models.CASCADE, related_name="mentorship_entries")
    role = models.CharField(max_length=8, choices=Role.choices)
    skills = NumberSetField()  # of a mentee exactly one
    languages = NumberSetField()  # empty: all of the member's
    hours = models.PositiveSmallIntegerField(_("when"), default=0)  # bits of Hours; 0: not told
    pace = models.CharField(_("how often"), max_length=12, choices=Pace.choices, default=Pace.FORTNIGHTLY)
    near = models.CharField(_("where"), max_length=12, choices=Request.Near.choices, default="either")
    places = models.PositiveSmallIntegerField(
        _("mentees at once"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_MENTEES)]
    )
    # Shown to whoever is proposed, before anybody knows who it is.
    words = EncryptedTextField(_("what you hope for"), max_length=400)
    # Handles, as the member knows them: never proposed to each other. Nobody else reads it.
    not_with = EncryptedTextField(_("not with"), max_length=400, blank=True, default="")
    # The translation key of a campaign it is to serve; empty: none.
    campaign = models.CharField(max_length=36, blank=True, default="")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MentorshipEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["programme", "member"], name="directory_entered_once"),
        ]

    def __str__(self) -> str:
        return f"mentorship entry {self.pk}"


class MentorshipQuerySet(models.QuerySet):
    def of(self, member: Member):
        return self.filter(Q(mentor=member) | Q(mentee=member))

    def live(self):
        return self.filter(state__in=LIVE)

    def together(self):
        return self.filter(state__in=TOGETHER)

    def taking_capacity(self):
        """What counts against what a mentor can take: from their own yes on, to the end."""
        return self.together() | self.filter(state=Stage.PROPOSED, mentor_yes_at__isnull=False)


class Mentorship(models.Model):
    """Two members whom the engine proposed to each other, and what became of it."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="mentorships")
    mentor_entry = models.ForeignKey(MentorshipEntry, models.CASCADE, related_name="as_mentor")
    mentee_entry = models.ForeignKey(MentorshipEntry, models.CASCADE, related_name="as_mentee")
    # One of the two may be erased: the row of a tombstone stays.
    mentor = models.ForeignKey(Member, models.CASCADE, related_name="mentorships_given")
    mentee = models.ForeignKey(Member, models.CASCADE, related_name="mentorships_had")
    skill = models.ForeignKey("directory.Skill", models.PROTECT, related_name="+")
    campaign = models.CharField(max_length=36, blank=True, default="")
    state = models.CharField(max_length=12, choices=Stage.choices, default=Stage.PROPOSED, editable=False)
    # Codes of the engine: why these two, from what each shows.
    reasons = models.JSONField(default=list)
    proposed_at = models.DateTimeField(default=timezone.now)
    answer_by = models.DateTimeField()
    mentor_yes_at = models.DateTimeField(null=True)
    mentee_yes_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    ends_on = models.DateField(null=True)  # the agreed length; NULL before both agreed
    asked_to_end_at = models.DateTimeField(null=True)
    # Who takes it up again; NULL: not paused.
    paused_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = MentorshipQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        default_permissions = ()
        verbose_name = _("mentorship")
        verbose_name_plural = _("mentorships")
        constraints = [
            # One at a time for somebody who is mentored, whatever several runs decide at once.
            models.UniqueConstraint(
                fields=["mentee_entry"], condition=Q(state__in=LIVE), name="directory_one_mentorship"
            ),
            models.CheckConstraint(name="directory_two_in_mentorship", condition=~Q(mentor=F("mentee"))),
        ]
        indexes = [models.Index(fields=["mentor", "state"], name="mentorship_of_mentor")]

    def __str__(self) -> str:
        return f"mentorship {self.pk}"

    @property
    def is_together(self) -> bool:
        return Stage(self.state) in TOGETHER

    def other(self, member: Member) -> Member:
        return self.mentee if member.pk == self.mentor_id else self.mentor

    def is_mentor(self, member: Member) -> bool:
        return member.pk == self.mentor_id

    def said_yes(self, member: Member) -> datetime.datetime | None:
        return self.mentor_yes_at if self.is_mentor(member) else self.mentee_yes_at
