"""Two members who shall never be brought together, because one of them said so."""

from django.db import models
from django.db.models import Q

from .member import Member, new_public_id, today


class ExclusionQuerySet(models.QuerySet):
    def between(self, one: Member, other: Member):
        """Whoever of the two said so: it holds both ways."""
        return self.filter(Q(member=one, other=other) | Q(member=other, other=one))


class Exclusion(models.Model):
    """`member` wants nothing to do with `other`. Seen by `member` alone; without a reason, which would be
    worth stealing. The other one is told nothing, and finds what they would find if `member` were hidden.

    It stays when the other one is erased, as the number of nobody: were it gone, their erasure would be told.
    """

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="exclusions")
    other = models.ForeignKey(Member, models.CASCADE, related_name="+")
    # Whether `member` was shown a name when they said so; if not, their list does not tell it either.
    knew_name = models.BooleanField(default=False)
    made_on = models.DateField(default=today)

    objects = ExclusionQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["member", "other"], name="directory_excluded_once"),
            models.CheckConstraint(
                name="directory_excludes_another", condition=~models.Q(member=models.F("other"))
            ),
        ]

    def __str__(self) -> str:
        return f"exclusion {self.pk}"
