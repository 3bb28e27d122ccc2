"""The rows of the audit chain. Written by `safekeeping.audit.record` only."""

import hashlib
import hmac
import json

from django.db import models

from safekeeping.append_only import AppendOnly
from safekeeping.hashing import derived_key


class AuditEvent(AppendOnly):
    """One act of one person, linked to the act before it by a keyed hash over both."""

    database_guard = True

    sequence = models.PositiveBigIntegerField(primary_key=True)  # 1, 2, 3… without a gap
    created_at = models.DateTimeField()
    event = models.CharField(max_length=64)
    # NULL = the site itself. No constraint: the act outlives the account.
    actor_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=128, blank=True)
    facts = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["sequence"]
        indexes = [models.Index(fields=["subject", "sequence"], name="audit_by_subject")]

    def __str__(self) -> str:
        return f"{self.sequence} {self.event}"

    def expected_hash(self) -> str:
        """Return the hash this row must have: HMAC-SHA256 in hex over everything else in it."""
        moment = int(self.created_at.timestamp()), self.created_at.microsecond
        row = [self.sequence, moment, self.event, self.actor_id, self.subject, self.facts, self.previous_hash]
        return sealed(json.dumps(row, sort_keys=True, separators=(",", ":")))


class AuditHead(models.Model):
    """The one row that knows the end of the chain: without it a cut-off tail would leave no trace.

    Its row lock also makes concurrent writers stand in line. The seal keeps somebody who can write to
    the database, but has no key, from moving the end back.
    """

    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"head at {self.sequence}"

    def expected_seal(self) -> str:
        """Return the seal this row must have: HMAC-SHA256 in hex of its sequence and hash."""
        return sealed(f"head:{self.sequence}:{self.hash}")


def sealed(text: str) -> str:
    """Return the HMAC-SHA256 of `text` in hex, under the key of the audit chain."""
    return hmac.new(derived_key("audit-chain"), text.encode(), hashlib.sha256).hexdigest()
