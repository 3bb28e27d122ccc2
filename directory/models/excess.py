"""Somebody looked at more of the directory than anybody needs to."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from regions.models import Region


class Excess(models.Model):
    """One person came to the end of one budget. Read by the safety people of their region and of everywhere;
    nothing of what was looked at or looked for."""

    class Kind(models.TextChoices):
        PROFILES = "profiles", _("profiles in a day")
        SEARCHES = "searches", _("searches in an hour")

    by = models.BigIntegerField()  # a user's number: leads look at profiles, too
    # NULL: a person without a membership; the safety people of everywhere read it.
    region = models.ForeignKey(Region, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    # Which day, or hour, since 1970: safety is told once in each.
    window = models.BigIntegerField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["by", "kind", "window"], name="directory_excess_once")]

    def __str__(self) -> str:
        return f"excess {self.pk}"
