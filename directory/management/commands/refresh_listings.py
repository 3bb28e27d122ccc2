from django.core.management.base import BaseCommand
from django.db import transaction

from directory.lifecycle import locked
from directory.listing import refresh_listing
from directory.models import Member


class Command(BaseCommand):
    help = "Writes what members see of each other anew. Needed once after an update that says so."

    def handle(self, **options) -> None:
        numbers = list(Member.objects.order_by("pk").values_list("pk", flat=True))
        for pk in numbers:
            with transaction.atomic():
                refresh_listing(locked(Member(pk=pk)))
        self.stdout.write(f"{len(numbers)} members")
