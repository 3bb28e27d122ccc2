from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from directory.intake.cases import purge


class Command(BaseCommand):
    help = (
        "Deletes requests of people without an account, 90 days after the last message. Run it every night."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        with tqdm(desc="Requests", unit="deleted", file=self.stderr) as bar:
            deleted = purge(bar.update)
        self.stdout.write(f"{deleted} deleted")
