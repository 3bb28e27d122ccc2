from django.core.management.base import BaseCommand

from editorial.preview_links.ending import purge


class Command(BaseCommand):
    help = "Forgets preview links 30 days after their end. Run it daily."

    def handle(self, *args, **options):
        self.stdout.write(f"{purge()} links forgotten")
