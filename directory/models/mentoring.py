"""What two people of a mentorship do: goals, sessions, check-ins, and a word at the end."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from safekeeping.fields import EncryptedTextField

from .member import Member, new_public_id
from .mentorship import Mentorship


class Goal(models.Model):
    """One of up to three. Both read and write them."""

    class State(models.TextChoices):
        OPEN = "open", _("on the way")
        REACHED = "reached", _("reached")
        LEFT = "left", _("left aside")

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="goals")
    author = models.ForeignKey(Member, models.CASCADE, related_name="+")
    text = EncryptedTextField(_("goal"), max_length=300)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"goal {self.pk}"


class Session(models.Model):
    """When the two meet. Where and how is for their thread: a place with a time is what a pursuer needs."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CALLED_OFF = "called-off", _("called off")

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField(_("when"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=60)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)

    class Meta:
        ordering = ["starts_at"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["mentorship", "starts_at"],
                condition=models.Q(state="planned"),
                name="directory_session_once",
            )
        ]

    def __str__(self) -> str:
        return f"session {self.pk}"


class Signal(models.TextChoices):
    """The first of the three questions, and all that coordinators are told. UNSAFE they are not told."""

    FINE = "fine", _("it goes well")
    ATTENTION = "attention", _("something needs attention")
    UNSAFE = "unsafe", _("it was not safe")


class CheckIn(models.Model):
    """Three questions a month to each of the two. Only who answers reads the answers."""

    class Met(models.TextChoices):
        YES = "yes", _("yes")
        LESS = "less", _("less than we wanted")
        NO = "no", _("not at all")

    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="check_ins")
    member = models.ForeignKey(Member, models.CASCADE, related_name="check_ins")
    month = models.PositiveSmallIntegerField()  # of the mentorship, from 1
    asked_at = models.DateTimeField(default=timezone.now)
    signal = models.CharField(max_length=10, choices=Signal.choices, blank=True)
    met = EncryptedTextField(blank=True, default="")
    words = EncryptedTextField(max_length=1000, blank=True, default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-month"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["mentorship", "member", "month"], name="directory_checked_in_once"
            )
        ]

    def __str__(self) -> str:
        return f"check-in {self.pk}"

    @property
    def met_in_words(self) -> str:
        return str(self.Met(self.met).label) if self.met else ""


class Farewell(models.Model):
    """What one of the two says at the end: an outcome that is counted, and thanks that the other reads."""

    class Outcome(models.TextChoices):
        REACHED = "reached", _("we reached what we wanted")
        PARTLY = "partly", _("we reached part of it")
        NO = "no", _("it did not help")

    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="farewells")
    member = models.ForeignKey(Member, models.CASCADE, related_name="farewells")
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    thanks = EncryptedTextField(_("a word of thanks"), max_length=600, blank=True, default="")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["mentorship", "member"], name="directory_farewell_once")
        ]

    def __str__(self) -> str:
        return f"farewell {self.pk}"
