from django.core.management.base import BaseCommand

from campaigns.signatures.keeping import keep


class Command(BaseCommand):
    help = "Deletes signatures that nobody confirmed, and wipes addresses of actions long over. Daily."

    def handle(self, *args, **options):
        done = keep()
        self.stdout.write(f"{done.purged} deleted, {done.wiped} wiped")
