from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from safekeeping.rotation import all_columns, rotate


class Command(BaseCommand):
    help = "Bring every encrypted field under the first key of SAFEKEEPING_KEYS. Safe to stop and run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only count what still needs an older key")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        old = unreadable = 0
        for columns in all_columns():
            label = columns.model._meta.label
            with tqdm(total=columns.rows().count(), desc=label, unit="rows", file=self.stderr) as bar:
                tally = rotate(columns, write=not check, tick=bar.update)
            old, unreadable = old + tally.old, unreadable + tally.unreadable
        if unreadable:
            raise CommandError(f"{unreadable} values cannot be read with any key: keep every old one.")
        if check and old:
            raise CommandError(f"{old} values still need an older key: run rotate_keys.")
        self.stdout.write(f"{old} values brought under the primary key; no older key is needed.")
