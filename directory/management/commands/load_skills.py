from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from directory.skills.loading import load_scheme
from directory.skills.scheme_file import SchemeError, read_scheme


class Command(BaseCommand):
    help = (
        "Loads the scheme of skills from its data file: adds, updates what no coordinator edited, retires "
        "what vanished, deletes nothing. A second run changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            concepts = read_scheme()
        except SchemeError as error:
            raise CommandError("\n".join(error.args)) from error
        with tqdm(
            total=len(concepts),
            desc="Skills",
            unit="skills",
            file=self.stderr,
            disable=not options["verbosity"],
        ) as bar:
            changes = load_scheme(concepts, dry_run=options["dry_run"], tick=bar.update)
        for word, codes in vars(changes).items():
            self.stdout.write(f"{word}: {len(codes)}")
            if options["dry_run"] or options["verbosity"] > 1:
                self.stdout.write("".join(f"  {code}\n" for code in codes), ending="")
