"""Mail that waits to be sent. It belongs to no content, so only a strike of everything reaches it."""

from django.utils.translation import gettext_lazy as _

from safekeeping.keyring import WrongKeyError
from safekeeping.models import OutboxMessage

from .matching import Wanted
from .places import Finding
from .scope import Scope


class WaitingMail:
    """Subjects and bodies; not the address, or the mail would go to somebody else."""

    where = _("mail that waits to be sent")

    def find(self, scope: Scope, wanted: Wanted) -> list[Finding]:
        count = sum(wanted.count(m.subject) + wanted.count(m.body) for m in self._messages(scope))
        return [Finding(str(self.where), OutboxMessage._meta.label, count)] if count else []

    def strike(self, scope: Scope, wanted: Wanted, replacement: str) -> int:
        total = 0
        for message in self._messages(scope):
            if count := wanted.count(message.subject) + wanted.count(message.body):
                total += count
                OutboxMessage.objects.with_content().filter(pk=message.pk).update(
                    subject=wanted.struck(message.subject, replacement),
                    body=wanted.struck(message.body, replacement),
                )
        return total

    def _messages(self, scope: Scope):
        ids = OutboxMessage.objects.with_content().values_list("pk", flat=True) if scope.everything else ()
        for pk in list(ids):
            try:
                yield OutboxMessage.objects.get(pk=pk)
            except (OutboxMessage.DoesNotExist, WrongKeyError):
                continue  # sent meanwhile, or under a key that is away: nobody can read it


def places() -> list:
    return [WaitingMail()]
