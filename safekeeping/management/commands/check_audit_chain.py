from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from tqdm import tqdm

from safekeeping import guards
from safekeeping.audit import first_broken_link
from safekeeping.models import AuditEvent


class Command(BaseCommand):
    help = "Walk the audit chain and name the first link that does not hold."

    def handle(self, *args: Any, **options: Any) -> None:
        count = AuditEvent.objects.count()
        with tqdm(total=count, desc="Audit chain", unit="events", file=self.stderr) as bar:
            broken = first_broken_link(tick=bar.update)
        if broken:
            raise CommandError(f"The audit chain breaks at event {broken.sequence}: {broken.reason}.")
        unguarded = guards.missing(connection)
        if unguarded:
            raise CommandError(f"The database does not guard {', '.join(unguarded)}: run migrate.")
        self.stdout.write(f"The audit chain is whole: {count} events.")
