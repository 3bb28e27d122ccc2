from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from home.mirror.checking import faults_of_copy
from home.mirror.folder import manifest_of
from home.mirror.signature import UnfitKey, public_key


class Command(BaseCommand):
    help = "Proves that a copy is the one that was signed, and that it is whole. Needs no database."

    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument("--key", required=True, help="the site's public key, or a file that holds it")

    def handle(self, *args, folder, key, **options):
        try:
            faults = faults_of_copy(folder, public_key(key))
        except (UnfitKey, ValueError) as error:
            raise CommandError(str(error)) from error
        if faults:
            raise CommandError("\n".join(faults[:200]))
        manifest = manifest_of(folder)
        self.stdout.write(
            f"{manifest['site']} as of {manifest['made']}: {len(manifest['files'])} files, as signed."
        )
