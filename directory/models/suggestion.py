"""What a lead proposes to a member whose request found nobody: to ask for less."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .exchange import Request


class Suggestion(models.Model):
    """A wider search, which begins when the member agrees. One at a time waits for an answer."""

    class Answer(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")

    request = models.ForeignKey(Request, models.CASCADE, related_name="suggestions")
    steps = models.JSONField(default=list)  # values of the engine's steps, in their order
    by = models.BigIntegerField()  # a user's number
    made_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=4, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=models.Q(answer=""), name="directory_one_suggestion"
            )
        ]

    def __str__(self) -> str:
        return f"suggestion {self.pk}"
