from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from safekeeping.erasure import reapply, recover
from safekeeping.models import ErasureRecord


class Command(BaseCommand):
    help = "Erase again what was erased before: run it after every restore, before the site opens."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{recover()} records came back from the file ERASURE_LIST.")
        erased, failures = 0, []
        records = ErasureRecord.objects.all()
        for record in tqdm(records.iterator(), total=records.count(), desc="Erasures", file=self.stderr):
            outcome = reapply(record)
            erased += outcome.erased
            if outcome.failure:
                failures.append(f"{record}: {outcome.failure}")
        self.stdout.write(f"{erased} rows were erased again.")
        if failures:
            raise CommandError("Not erased: " + "; ".join(failures))
