import json

from django.core.management.base import BaseCommand

from demonstration.mapping import demo_map


class Command(BaseCommand):
    help = "Prints the demonstration's accounts, pages, files and open sign-offs as one JSON object."

    def handle(self, *args, **options):
        self.stdout.write(json.dumps(demo_map(), ensure_ascii=False, indent=1))
