from typing import Any

from django.core.management.base import BaseCommand

from directory.notices import mail_those_with_something_new


class Command(BaseCommand):
    help = (
        "Mails members that something waits for them, in words that are always the same. Run it once a day."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{mail_those_with_something_new()} mails")
