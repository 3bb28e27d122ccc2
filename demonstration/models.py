from django.db import models
from django.utils import timezone


class DemoStamp(models.Model):
    """That this database holds the demonstration: published passwords, invented people. Production looks
    for this table and refuses to start."""

    loaded_at = models.DateTimeField(default=timezone.now)
    # False where loading was cut off: it goes on where it stopped.
    complete = models.BooleanField(default=False)

    def __str__(self):
        return f"{self.loaded_at:%Y-%m-%d}"


class DemoPage(models.Model):
    """The stable name under which tools and tests find a page of the demonstration."""

    label = models.SlugField(max_length=60, unique=True)
    translation_key = models.UUIDField(unique=True)
    state = models.CharField(max_length=30)

    def __str__(self):
        return self.label


class DemoRow(models.Model):
    """The stable name under which tools and tests find a row of the directory: a request, an open invitation,
    or a member who left."""

    label = models.SlugField(max_length=60, unique=True)
    key = models.CharField(max_length=64)  # its public id

    def __str__(self):
        return self.label
