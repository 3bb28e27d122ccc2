from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from directory.exchange.ending import tell_of_ending_offers
from directory.exchange.waves import run
from directory.introductions.acts import end_overdue
from directory.introductions.afterwards import ask_what_came_of_it


class Command(BaseCommand):
    help = "Asks members for the requests whose turn it is. Run it every ten minutes; any number at once."

    def handle(self, *args: Any, **options: Any) -> None:
        end_overdue()
        ask_what_came_of_it()
        tell_of_ending_offers()
        with tqdm(desc="Requests", unit="requests", file=self.stderr) as bar:
            found = run(tick=bar.update)
        self.stdout.write(
            f"{found.due} requests, {found.asked} members asked, {found.unserved} without anybody."
        )
