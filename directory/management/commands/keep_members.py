from typing import Any

from django.core.management.base import BaseCommand

from directory.profiles.keeping import keep


class Command(BaseCommand):
    help = (
        "Reminds members who have not come for 60 days, hides them after 90, empties their profile after 180 "
        "and erases them after 365 or their own shorter wish. Run it once a day."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(", ".join(f"{number} {stage}" for stage, number in keep().items()))
