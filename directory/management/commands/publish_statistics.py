from typing import Any

from django.core.management.base import BaseCommand

from directory.statistics.publishing import publish_due


class Command(BaseCommand):
    help = (
        "Tells leads the figures of months that are over, in numbers from which nobody can be worked out. "
        "Run it every night; a month is told once."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{publish_due()} months")
