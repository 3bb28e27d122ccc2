from django.db import models
from django.utils import timezone
from wagtail.models import Locale


class Staleness(models.Model):
    """A public translation whose original went on. Written when an original is released, so that a
    reader's page knows it without hashing anything."""

    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="editorial_stale_once")
        ]

    def __str__(self):
        return f"{self.translation_key} {self.locale_id}"
