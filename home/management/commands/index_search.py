from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from home.search import index


class Command(BaseCommand):
    help = "Writes what readers search anew, from what is public now. Readers go on searching meanwhile."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="only compare; fails where something differs"
        )
        parser.add_argument("--missing", action="store_true", help="only where something differs")

    def handle(self, *args, check=False, missing=False, verbosity=1, **options):
        unfound, unfit = index.faults() if check or missing else (1, 0)
        if check and (unfound or unfit):
            raise CommandError(
                f"{unfound} public pages are not found, {unfit} entries are of no public page."
            )
        if not (unfound or unfit) or check:
            self.stdout.write("Everything public is found, and nothing else.")
            return
        with tqdm(total=len(index.contents()), desc="  contents", disable=verbosity < 1, ncols=72) as bar:
            number = index.rebuild(bar.update)
        self.stdout.write(f"{number} contents")
