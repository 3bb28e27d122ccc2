"""What was erased on request, so that a restored backup does not bring it back."""

from django.db import models

from safekeeping.append_only import AppendOnly


class ErasureRecord(AppendOnly):
    """One erasure: its kind and an opaque key or keyed hash, nothing about the person."""

    database_guard = True

    kind = models.CharField(max_length=64)
    key = models.CharField(max_length=128)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="erasure_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
