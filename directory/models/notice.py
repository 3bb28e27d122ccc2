"""What waits for a member inside the site. The mail about it says only that there is something."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .member import Member, new_public_id


class NoticeQuerySet(models.QuerySet):
    def unread(self):
        return self.filter(read_at=None)


class Notice(models.Model):
    """One line in a member's inbox: a kind, and where it leads. The words come from the kind's table
    (`directory/notices.py`), so that a row holds nothing to read."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="notices")
    kind = models.CharField(_("kind"), max_length=40)
    # The public id of what it is about; empty where the kind alone says it.
    about = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["member"], condition=models.Q(read_at=None), name="notice_unread")]

    def __str__(self) -> str:
        return f"notice {self.pk}"
