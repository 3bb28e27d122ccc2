from django.db import models
from django.utils import timezone
from wagtail.models import Locale


class PublicAddress(models.Model):
    """Every address under which a content was ever public: a renamed page redirects from there, a
    withdrawn one answers 410 there (404 where even its existence must not be told)."""

    path = models.CharField(max_length=500, unique=True)
    translation_key = models.UUIDField(db_index=True)
    locale = models.ForeignKey(Locale, models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    silent = models.BooleanField(default=False)

    def __str__(self):
        return self.path
