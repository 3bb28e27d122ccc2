"""What is told of a month to leads. Nothing personal: only numbers that may be told are stored."""

from django.db import models


class MonthlyFigures(models.Model):
    month = models.DateField(unique=True)  # its first day
    figures = models.JSONField(default=dict)

    class Meta:
        ordering = ["-month"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"figures of {self.month:%Y-%m}"
