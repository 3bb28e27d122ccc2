from django.conf import settings
from django.db import models
from django.utils import timezone

from .slot import Slot


class SlotWarning(models.Model):
    """That somebody was told what a month lacks; once for each month, stage and person."""

    slot = models.ForeignKey(Slot, models.CASCADE, related_name="+")
    days = models.PositiveSmallIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slot", "days", "person"], name="stories_warned_once"),
        ]

    def __str__(self):
        return f"{self.slot_id} -{self.days}"
