from django.core.management.base import BaseCommand

from campaigns.desk.asking import close_overdue
from campaigns.signatures.keeping import keep


class Command(BaseCommand):
    help = (
        "Deletes signatures that nobody confirmed, wipes addresses of actions long over, and closes asks "
        "whose last day has passed, with their requests. Daily."
    )

    def handle(self, *args, **options):
        done = keep()
        self.stdout.write(f"{done.purged} deleted, {done.wiped} wiped, {close_overdue()} asks closed")
