from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from home.proxy_pages import write_proxy_pages


class Command(BaseCommand):
    help = "Writes what the proxy shows when it cannot ask the site. Static files are collected before."

    def handle(self, *args, **options):
        number = write_proxy_pages(Path(settings.VAR_DIR) / "proxy")
        self.stdout.write(f"{number} written")
