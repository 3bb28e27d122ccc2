from django.core.management.base import BaseCommand

from editorial import release


class Command(BaseCommand):
    help = "Releases whatever is fully signed off and due. Run it every minute; one failure stops no other."

    def handle(self, *args, **options):
        for placement in release.waiting_for_release():
            for page in release.release_content(placement):
                self.stdout.write(f"released {page.pk} {page.locale.language_code}")
