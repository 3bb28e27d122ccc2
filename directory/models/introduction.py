"""Two members who were brought together: a thread, what they revealed, and what came of it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from safekeeping.fields import EncryptedTextField

from .exchange import Request
from .member import ContactDetail, Member, new_public_id


def of_one_pair(name: str) -> models.CheckConstraint:
    """A row of two people belongs to their introduction or to their mentorship: to one of them."""
    of_introduction = models.Q(introduction__isnull=False, mentorship__isnull=True)
    of_mentorship = models.Q(introduction__isnull=True, mentorship__isnull=False)
    return models.CheckConstraint(name=name, condition=of_introduction | of_mentorship)


class IntroductionQuerySet(models.QuerySet):
    def of(self, member: Member):
        return self.filter(models.Q(helper=member) | models.Q(requester=member))

    def taking_capacity(self):
        """Agreed by the helper and not over: what counts against what they can take."""
        return self.filter(state__in=[Introduction.State.PROPOSED, Introduction.State.OPEN])

    def open(self):
        return self.filter(state=Introduction.State.OPEN)


class Introduction(models.Model):
    """The helper said yes (proposed); the one who asked said yes, too (open); over (closed)."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("waiting for a second yes")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")
        DECLINED = "declined", _("not taken up")

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    request = models.ForeignKey(Request, models.CASCADE, related_name="introductions")
    # One of the two may be erased: the row of a tombstone stays.
    requester = models.ForeignKey(Member, models.CASCADE, related_name="introductions_asked")
    helper = models.ForeignKey(Member, models.CASCADE, related_name="introductions_helped")
    state = models.CharField(max_length=12, choices=State.choices, default=State.PROPOSED)
    proposed_at = models.DateTimeField(default=timezone.now)
    # A proposal that nobody takes up ends then; an open one when nobody wrote for long.
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = IntroductionQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        constraints = [
            # First yes wins: a second one for the same request finds no room.
            models.UniqueConstraint(
                fields=["request"],
                condition=models.Q(state__in=["proposed", "open"]),
                name="directory_one_introduction",
            ),
            models.CheckConstraint(
                name="directory_two_people", condition=~models.Q(requester=models.F("helper"))
            ),
        ]
        indexes = [models.Index(fields=["helper", "state"], name="introduction_of_helper")]

    def __str__(self) -> str:
        return f"introduction {self.pk}"

    def other(self, member: Member) -> Member:
        return self.requester if member.pk == self.helper_id else self.helper


class Message(models.Model):
    """One line of a thread: of an introduction, or of a mentorship."""

    introduction = models.ForeignKey(Introduction, models.CASCADE, null=True, related_name="messages")
    mentorship = models.ForeignKey("directory.Mentorship", models.CASCADE, null=True, related_name="messages")
    author = models.ForeignKey(Member, models.CASCADE, related_name="+")
    text = EncryptedTextField(_("message"), max_length=4000)
    sent_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)
    # A form sent twice writes once.
    form_key = models.CharField(max_length=32)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["introduction", "form_key"], name="directory_message_once"),
            models.UniqueConstraint(fields=["mentorship", "form_key"], name="directory_word_once"),
            of_one_pair("directory_message_of_pair"),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"


class Reveal(models.Model):
    """One way to reach somebody, shown to the other one of the pair until it is taken back."""

    introduction = models.ForeignKey(Introduction, models.CASCADE, null=True, related_name="reveals")
    mentorship = models.ForeignKey("directory.Mentorship", models.CASCADE, null=True, related_name="reveals")
    owner = models.ForeignKey(Member, models.CASCADE, related_name="+")
    detail = models.ForeignKey(ContactDetail, models.CASCADE, related_name="reveals")
    made_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["introduction", "detail"],
                condition=models.Q(revoked_at=None),
                name="directory_revealed_once",
            ),
            models.UniqueConstraint(
                fields=["mentorship", "detail"],
                condition=models.Q(revoked_at=None),
                name="directory_revealed_in_mentorship",
            ),
            of_one_pair("directory_reveal_of_pair"),
        ]

    def __str__(self) -> str:
        return f"reveal {self.pk}"


class FollowUp(models.Model):
    """After 7 and 30 days each of the two is asked what came of it. `unsafe` goes to safety alone."""

    class Answer(models.TextChoices):
        HELPED = "helped", _("it helped")
        PARTLY = "partly", _("it helped in part")
        NO = "no", _("it did not help")
        UNSAFE = "unsafe", _("it was not safe")

    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="follow_ups")
    member = models.ForeignKey(Member, models.CASCADE, related_name="follow_ups")
    after_days = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["introduction", "member", "after_days"], name="directory_asked_after_once"
            )
        ]

    def __str__(self) -> str:
        return f"follow-up {self.pk}"


class SafetyReportQuerySet(models.QuerySet):
    def between(self, one: Member, other: Member):
        """What one of these two told about the other."""
        return self.filter(
            models.Q(introduction__requester=one, introduction__helper=other)
            | models.Q(introduction__requester=other, introduction__helper=one)
            | models.Q(mentorship__mentor=one, mentorship__mentee=other)
            | models.Q(mentorship__mentor=other, mentorship__mentee=one)
        )

    def pairs(self):
        """(one, other) by key, of every report."""
        of_introductions = self.exclude(introduction=None)
        of_mentorships = self.exclude(mentorship=None)
        return of_introductions.values_list("introduction__requester", "introduction__helper").union(
            of_mentorships.values_list("mentorship__mentor", "mentorship__mentee")
        )


class SafetyReport(models.Model):
    """Something was not safe. Read by the safety people of the reporter's region, or of everywhere."""

    introduction = models.ForeignKey(Introduction, models.CASCADE, null=True, related_name="reports")
    mentorship = models.ForeignKey("directory.Mentorship", models.CASCADE, null=True, related_name="reports")
    member = models.ForeignKey(Member, models.CASCADE, related_name="safety_reports")
    text = EncryptedTextField(_("what happened"), max_length=4000, blank=True, default="")
    made_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.BigIntegerField(null=True)  # a user's number

    objects = SafetyReportQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [of_one_pair("directory_report_of_pair")]

    def __str__(self) -> str:
        return f"safety report {self.pk}"
