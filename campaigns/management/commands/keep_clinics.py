from django.core.management.base import BaseCommand

from campaigns.clinic.keeping import keep


class Command(BaseCommand):
    help = "Asks presenters of the clinic what came of it, ends and deletes what is over. Daily."

    def handle(self, *args, **options):
        done = keep()
        self.stdout.write(f"{done.asked} asked, {done.ended} ended, {done.deleted} deleted")
