from safekeeping.models.audit import AuditEvent, AuditHead
from safekeeping.models.erasure import ErasureRecord
from safekeeping.models.outbox import OutboxMessage

__all__ = ["AuditEvent", "AuditHead", "ErasureRecord", "OutboxMessage"]
