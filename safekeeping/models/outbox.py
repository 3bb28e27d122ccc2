"""Mail that waits to be sent. Written by `safekeeping.outbox` only."""

from datetime import datetime

from django.db import models

from safekeeping.fields import EncryptedTextField


class OutboxQuerySet(models.QuerySet):
    """Waiting, sent or given up: each message is exactly one of them."""

    def waiting(self) -> "OutboxQuerySet":
        return self.filter(sent_at=None, given_up_at=None)

    def due(self, now: datetime) -> "OutboxQuerySet":
        """Waiting, and its pause is over at `now`."""
        return self.waiting().filter(due_at__lte=now)

    def given_up(self) -> "OutboxQuerySet":
        return self.exclude(given_up_at=None)

    def with_content(self) -> "OutboxQuerySet":
        return self.filter(address__isnull=False)


class OutboxMessage(models.Model):
    """One mail to one person. Once sent, only that it was sent stays."""

    template = models.CharField(max_length=64)
    language = models.CharField(max_length=16)
    # NULL once sent or forgotten.
    address = EncryptedTextField(null=True, max_length=254)
    subject = EncryptedTextField(null=True)
    body = EncryptedTextField(null=True)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    # The class of the error alone: its text may hold the address.
    last_error = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(sent_at=None, given_up_at=None),
                name="outbox_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"outbox {self.pk} ({self.template})"
