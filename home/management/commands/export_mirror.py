from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from home.mirror.collecting import SiteFails
from home.mirror.copying import NotWhole, make_copy
from home.mirror.folder import FolderRefused
from home.mirror.signature import UnfitKey, signing_key


class Command(BaseCommand):
    help = (
        "Writes a copy of everything public into a folder: pages in all languages, feeds, files. A second "
        "run writes what changed and takes out what is no longer public. See docs/mirrors.md."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument("--key-file", type=Path, help="the secret key, in place of MIRROR_SIGNING_KEY")

    def handle(self, *args, folder, key_file=None, verbosity=1, **options):
        text = key_file.read_text() if key_file else settings.MIRROR_SIGNING_KEY
        if not text:
            raise CommandError("Set MIRROR_SIGNING_KEY, or name a --key-file (docs/mirrors.md).")
        try:
            with tqdm(desc="asked", unit="", file=self.stderr, disable=verbosity < 1, ncols=72) as bar:
                result = make_copy(folder, signing_key(text), bar.update)
        except (FolderRefused, SiteFails, UnfitKey) as error:
            raise CommandError(str(error)) from error
        except NotWhole as faults:
            lines = "\n".join(faults.args[:50])
            raise CommandError(f"The copy is not whole; the former one stays.\n{lines}") from faults
        changes = f"{result.written} written, {result.removed} taken out"
        self.stdout.write(f"{result.pages} pages, {result.files} files: {changes}")
        self.stdout.write(f"Signed. Check it with: manage.py verify_mirror {folder} --key {result.key}")
