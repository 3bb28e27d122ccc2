from django.core.management.base import BaseCommand

from stories.season.warnings import warn


class Command(BaseCommand):
    help = "Tells what months of a season lack, 60, 30, 14 and 7 days before their day. Run it hourly."

    def handle(self, *args, **options):
        self.stdout.write(f"{warn()} warnings")
