from typing import Any

from django.core.management.base import BaseCommand

from directory.intake.telling import tell_leads


class Command(BaseCommand):
    help = (
        "Mails leads that somebody without an account waits for an answer, in words that are always the "
        "same. Run it once a day."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{tell_leads()} mails")
