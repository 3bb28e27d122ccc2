from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from safekeeping.delivery import Delivery, forget_old, send, try_again
from safekeeping.models import OutboxMessage


class Command(BaseCommand):
    help = "Send every message whose turn it is. Meant for cron, every few minutes; any number at once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="take up again what was given up")

    def handle(self, *args: Any, again: bool, **options: Any) -> None:
        if again:
            self.stdout.write(f"{try_again()} messages are taken up again.")
        due = list(OutboxMessage.objects.due(timezone.now()).order_by("due_at").values_list("pk", flat=True))
        bar = tqdm(due, desc="Outbox", unit="mails", file=self.stderr, disable=not due)
        results = Counter(send(pk) for pk in bar)
        forget_old()
        self.stdout.write(f"{results[Delivery.SENT]} sent, {results[Delivery.POSTPONED]} postponed.")
        if results[Delivery.GIVEN_UP]:
            raise CommandError(
                f"{results[Delivery.GIVEN_UP]} messages were given up. "
                "Repair the mail server, then run send_outbox --again within 30 days."
            )
