from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from directory.mentorship import agreeing, check_ins
from directory.mentorship.pairing import run


class Command(BaseCommand):
    help = (
        "Proposes mentors and mentees to each other, ends proposals without an answer, asks monthly how it "
        "goes and ends what is over. Run it once a day; any number at once."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        agreeing.end_overdue()
        check_ins.ask_all()
        check_ins.look_to_the_end()
        with tqdm(desc="Mentees", unit="mentees", file=self.stderr) as bar:
            found = run(tick=bar.update)
        self.stdout.write(
            f"{found.looking} mentees looking, {found.paired} proposals, {found.unserved} without anybody."
        )
