"""The clinic: one member presents a campaign, others advise. Private to its participants: in no revision,
search index or reference index, and every word encrypted, also which campaign it is about."""

import datetime
import secrets

from django.db import models
from django.utils import timezone

from home.languages import WRITTEN_LANGUAGES
from safekeeping.fields import EncryptedTextField

from ..clinic.states import LIVE, Kind, Phase, Role

PUBLIC_ID_BYTES = 16  # 128 bits: nobody finds a session by counting
FOLLOW_UPS = (30, 90)  # days after the summary


def new_public_id() -> str:
    return secrets.token_urlsafe(PUBLIC_ID_BYTES)


def today() -> datetime.date:
    return timezone.now().date()


class ClinicSessionQuerySet(models.QuerySet):
    def live(self):
        return self.filter(phase__in=LIVE)

    def of(self, member):
        """Those the member takes part in. One that ended is its presenter's alone."""
        parts = ClinicPart.objects.filter(member=member, state=ClinicPart.State.JOINED)
        own = parts.filter(role=Role.PRESENTER).values("session")
        return self.filter(
            models.Q(pk__in=own) | ~models.Q(phase=Phase.ENDED) & models.Q(pk__in=parts.values("session"))
        )

    def waiting_for_a_facilitator(self):
        there = ClinicPart.objects.joined().filter(session=models.OuterRef("pk"), role=Role.FACILITATOR)
        return self.live().exclude(models.Exists(there))


class ClinicSession(models.Model):
    wagtail_reference_index_ignore = True

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    # The one in which it is held; coordinators see it.
    language = models.CharField(max_length=12, choices=WRITTEN_LANGUAGES)
    title = EncryptedTextField(max_length=120)
    about = EncryptedTextField(max_length=4000)
    stuck = EncryptedTextField(max_length=4000)
    # The key of a public campaign, or nothing.
    campaign = EncryptedTextField(max_length=36, blank=True, default="")
    phase = models.CharField(max_length=12, choices=Phase.choices, default=Phase.BRIEF, editable=False)
    began_on = models.DateField(default=today)
    # Somebody moved or wrote; a session that nobody touches any more ends.
    touched_on = models.DateField(default=today)
    summed_up_on = models.DateField(null=True)  # NULL before the follow-up
    asked_after = models.PositiveSmallIntegerField(
        default=0
    )  # the last follow-up the presenter was asked for
    over_on = models.DateField(null=True)  # NULL while it is live

    objects = ClinicSessionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="clinic_over_has_a_day",
                condition=models.Q(phase__in=["finished", "ended"], over_on__isnull=False)
                | (~models.Q(phase__in=["finished", "ended"]) & models.Q(over_on=None)),
            )
        ]

    def __str__(self):
        # Reaches logs and error pages: never its title.
        return f"clinic session {self.pk}"

    @property
    def is_live(self) -> bool:
        return self.phase in LIVE


class ClinicPartQuerySet(models.QuerySet):
    def joined(self):
        return self.filter(state=ClinicPart.State.JOINED)

    def asked(self):
        return self.filter(state=ClinicPart.State.ASKED)


class ClinicPart(models.Model):
    """Somebody's part in a session, or the question whether they would take one. Whoever asks is not told
    whether there is such a member: a handle that nobody has, or that must not be asked, has no member, and
    looks the same."""

    class State(models.TextChoices):
        ASKED = "asked"
        JOINED = "joined"
        DECLINED = "declined"
        LEFT = "left"

    wagtail_reference_index_ignore = True

    session = models.ForeignKey(ClinicSession, models.CASCADE, related_name="parts")
    member = models.ForeignKey("directory.Member", models.CASCADE, null=True, related_name="+")
    role = models.CharField(max_length=12, choices=Role.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    # The handle as it was typed, for whoever typed it; empty for the presenter.
    asked_as = EncryptedTextField(max_length=150, blank=True, default="")

    objects = ClinicPartQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "member"], name="clinic_one_part_each"),
            models.UniqueConstraint(
                fields=["session"], condition=models.Q(role="presenter"), name="clinic_one_presenter"
            ),
            models.UniqueConstraint(
                fields=["session"],
                condition=models.Q(role="facilitator", state="joined"),
                name="clinic_one_facilitator",
            ),
        ]

    def __str__(self):
        return f"part {self.pk} in a clinic session"

    @property
    def is_presenter(self) -> bool:
        return self.role == Role.PRESENTER

    @property
    def is_facilitator(self) -> bool:
        return self.role == Role.FACILITATOR


class ClinicWord(models.Model):
    """Something that was written in a session."""

    wagtail_reference_index_ignore = True

    session = models.ForeignKey(ClinicSession, models.CASCADE, related_name="words")
    part = models.ForeignKey(ClinicPart, models.CASCADE, related_name="words")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = EncryptedTextField(max_length=6000)
    # Keys of tools and of articles of the Charter, with spaces between them.
    cites = EncryptedTextField(blank=True, default="")
    # The question that an answer is to; its answers go with it.
    about = models.ForeignKey("self", models.CASCADE, null=True, related_name="answers")
    after_days = models.PositiveSmallIntegerField(null=True)  # of a follow-up: 30 or 90
    written_on = models.DateField(default=today)
    form_key = models.CharField(max_length=32)  # a form sent twice writes once

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "form_key"], name="clinic_written_once"),
            models.UniqueConstraint(
                fields=["session"], condition=models.Q(kind="summary"), name="clinic_one_summary"
            ),
            models.UniqueConstraint(
                fields=["session", "after_days"],
                condition=models.Q(kind="follow-up"),
                name="clinic_told_once",
            ),
        ]

    def __str__(self):
        return f"word {self.pk} in a clinic session"


class ClinicSummary(models.Model):
    """Words for everybody, made of a session: an update of a campaign, once presenter and facilitator agreed
    to exactly these. It outlives the session without its words, so that the release gate can go on asking."""

    wagtail_reference_index_ignore = True

    session = models.OneToOneField(ClinicSession, models.SET_NULL, null=True, related_name="public_summary")
    title = EncryptedTextField(max_length=120)
    standfirst = EncryptedTextField(max_length=400)
    text = EncryptedTextField(max_length=6000)
    campaign = EncryptedTextField(max_length=36)
    # Keyed hash of the words each agreed to; empty without an agreement.
    presenter_agreed = models.CharField(max_length=64, blank=True, default="")
    facilitator_agreed = models.CharField(max_length=64, blank=True, default="")
    # The page and its content as it was agreed to; NULL and empty before there is one.
    translation_key = models.UUIDField(null=True, unique=True)
    page_content = models.CharField(max_length=200, blank=True, default="")
    # Accounts of the two, as numbers with a space between them: neither signs the page.
    authors = EncryptedTextField(blank=True, default="")

    def __str__(self):
        return f"public summary {self.pk}"
