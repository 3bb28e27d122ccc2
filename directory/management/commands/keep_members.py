from typing import Any

from django.core.management.base import BaseCommand

from directory.profiles.keeping import keep
from directory.public_page.closing import close_unwanted


class Command(BaseCommand):
    help = (
        "Reminds members who have not come for 60 days, hides them after 90, empties their profile after 180 "
        "and erases them after 365 or their own shorter wish; closes public pages that nobody wants. "
        "Run it once a day."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        done = {**keep(), "public pages closed": close_unwanted()}
        self.stdout.write(", ".join(f"{number} {stage}" for stage, number in done.items()))
