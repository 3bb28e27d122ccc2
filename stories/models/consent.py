"""Who agreed to what. Private to safety: in no page, revision, search index, snippet, log or export."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from editorial.models import Placement
from home.fields import CodeListField
from safekeeping.fields import EncryptedTextField

from ..season.calendar import today


class Scope(models.TextChoices):
    """What of a person a story shows."""

    TEXT = "text", _("the words")
    NAME = "name", _("the public byline")
    IMAGE = "image", _("pictures")
    VOICE = "voice", _("voice and film")
    COUNTRY = "country", _("the country")


class Use(models.TextChoices):
    """Where it is shown."""

    SITE = "site", _("this site")
    NEWSLETTER = "newsletter", _("newsletter")
    PARTNERS = "partners", _("partners")
    PRINT = "print", _("print")


class Manner(models.TextChoices):
    SPOKEN = "spoken", _("spoken")
    WRITTEN = "written", _("written")
    RECORDED = "recorded", _("recorded")


class Settled(models.TextChoices):
    """What became of a consent that counts no more and is not needed any more."""

    RENEWED = "renewed", _("given anew")
    CHANGED = "changed", _("not in the story any more")


# Scope and use in one code: "image.print". They are facts, translated where they are shown.
PAIRS = [(f"{scope}.{use}", f"{scope} × {use}") for scope in Scope.values for use in Use.values]


class ConsentQuerySet(models.QuerySet):
    def of_story(self, page):
        """All records of a story, given as its page in any language."""
        return self.filter(placement__translation_key=page.translation_key)

    def in_regions(self, mandates, act):
        """Those that a person's mandates for the act reach."""
        if mandates.everywhere(act):
            return self
        return self.filter(placement__region__in=mandates.regions(act))


class ConsentRecord(models.Model):
    """One person's consent to one story in all its languages, or the declaration that nobody's is needed.

    Lists name it by its number. Erased, it says only that it existed: what it covered, and in which months.
    """

    wagtail_reference_index_ignore = True

    class Kind(models.TextChoices):
        PERSON = "person"
        NOBODY = "nobody"

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="consents")
    number = models.PositiveSmallIntegerField()
    # On the erasure list: a restored database gives the same numbers to other rows.
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.PERSON)
    # NULL once erased, and where it does not apply.
    person = EncryptedTextField(null=True, blank=True, max_length=200)
    reach = EncryptedTextField(null=True, blank=True, max_length=1000)
    risk = EncryptedTextField(null=True, blank=True, max_length=4000)
    reason = EncryptedTextField(null=True, blank=True, max_length=2000)
    covers = CodeListField(codes=PAIRS, max_length=400)
    # Empty: another language, written out beside it. A rare one says who somebody is.
    language = models.CharField(max_length=16, blank=True)
    other_language = EncryptedTextField(null=True, blank=True, max_length=100)
    manner = models.CharField(max_length=10, choices=Manner.choices, blank=True)
    given_on = models.DateField()
    # NULL: until it is withdrawn.
    expires_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    told_by = EncryptedTextField(null=True, blank=True, max_length=200)
    settled = models.CharField(max_length=8, choices=Settled.choices, blank=True)
    erased_at = models.DateTimeField(null=True)

    objects: ClassVar = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["placement", "number"], name="consent_number_in_story"),
            models.CheckConstraint(
                condition=models.Q(expires_on=None) | models.Q(expires_on__gte=models.F("given_on")),
                name="consent_expires_after_given",
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def is_person(self) -> bool:
        return self.kind == self.Kind.PERSON

    @property
    def label(self) -> str:
        """Safe in every list: it says who nobody is."""
        if not self.is_person:
            return gettext("Nobody’s consent is needed")
        return gettext("Person %(number)s") % {"number": self.number}

    @property
    def has_ended(self) -> bool:
        """Counts no more: withdrawn, erased, or over."""
        over = self.expires_on is not None and self.expires_on < today()
        return self.withdrawn_on is not None or self.erased_at is not None or over

    @property
    def is_in_force(self) -> bool:
        return not self.settled and not self.has_ended

    @property
    def waits(self) -> bool:
        """It ended, and nobody has said yet what the story does without it."""
        return not self.settled and self.has_ended

    @property
    def status(self) -> str:
        if self.erased_at:
            return gettext("erased")
        if self.settled:
            return self.get_settled_display()
        if self.withdrawn_on:
            return gettext("withdrawn")
        return gettext("expired") if self.has_ended else gettext("in force")

    def scopes_for(self, use: str) -> set[str]:
        """The scopes it covers for one use; all of them where nobody's consent is needed."""
        if not self.is_person:
            return set(Scope.values)
        return {scope for scope, covered in (pair.split(".") for pair in self.covers) if covered == use}


class Cause(models.TextChoices):
    WITHDRAWN = "withdrawn", _("A consent was withdrawn")
    EXPIRY = "expiry", _("A consent runs out, or has run out")
    ERASED = "erased", _("A consent was erased")


class ConsentTask(models.Model):
    """A public story loses a consent: safety answers until `due_at`, or it goes down by itself."""

    wagtail_reference_index_ignore = True

    class Answer(models.TextChoices):
        RENEWED = Settled.RENEWED.value, Settled.RENEWED.label
        CHANGED = Settled.CHANGED.value, Settled.CHANGED.label
        TAKEN_DOWN = "down", _("taken down")

    record = models.ForeignKey(ConsentRecord, models.CASCADE, related_name="tasks")
    cause = models.CharField(max_length=10, choices=Cause.choices)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    # Days before the end of which the last mail told.
    warned = models.PositiveSmallIntegerField(null=True)
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)
    # A pseudonymous id that outlives an erased account; NULL where the site answered.
    answered_by_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["due_at"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["record"], condition=models.Q(answer=""), name="one_open_task_a_consent"
            ),
        ]

    def __str__(self):
        return f"{self.get_cause_display()} ({self.record})"
