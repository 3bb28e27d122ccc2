from django.db import models
from django.utils import timezone


class Reminder(models.Model):
    """That a waiting sign-off was brought to mind; once for each step and stage."""

    task_state_id = models.PositiveBigIntegerField()
    days = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task_state_id", "days"], name="editorial_reminded_once")
        ]

    def __str__(self):
        return f"{self.task_state_id} +{self.days}"
