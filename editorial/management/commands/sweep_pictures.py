import datetime

from django.core.management.base import BaseCommand
from django.utils import timezone

from editorial.files.storage import IMAGES, RENDITIONS
from editorial.models import RegionalImage, RegionalRendition

OLD_ENOUGH = datetime.timedelta(hours=1)  # a file is stored shortly before its row


class Command(BaseCommand):
    help = "Deletes files of pictures that no row names any more (a deletion that was cut off)."

    def handle(self, *args, **options):
        swept = 0
        for folder, model in ((IMAGES, RegionalImage), (RENDITIONS, RegionalRendition)):
            storage = model._meta.get_field("file").storage
            named = set(model._base_manager.values_list("file", flat=True))
            for name in self.stored(storage, folder) - named:
                if storage.get_modified_time(name) < timezone.now() - OLD_ENOUGH:
                    storage.delete(name)
                    swept += 1
        self.stdout.write(f"{swept} files without a picture deleted")

    def stored(self, storage, folder: str) -> set[str]:
        if not storage.exists(folder):
            return set()
        return {f"{folder}/{name}" for name in storage.listdir(folder)[1]}
