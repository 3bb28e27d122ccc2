"""A lead looked at what a member shows to leads and not to members. The member reads every line of it."""

from django.db import models

from .member import Member, today


class PrivateLook(models.Model):
    """One lead, one member, one day. Nothing of what was read."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="private_looks")
    by = models.BigIntegerField()  # a user's number: the account may be closed
    on = models.DateField(default=today)

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [models.UniqueConstraint(fields=["member", "by", "on"], name="directory_look_once")]

    def __str__(self) -> str:
        return f"look {self.pk}"
