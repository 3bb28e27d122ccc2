"""The whole sweep, asked once: every row of the tables by everybody, looking and sending an empty form."""

import gc
from collections.abc import Iterator
from dataclasses import dataclass

from .asking import Answer
from .people import EVERYBODY, LEAD, MACEDONIA, MEMBERSHIPS, REVIEWER, SAFETY
from .rows import Row
from .tables import ROWS
from .world import READERS

# Where an address names no object, few stand for all who are alike: an empty form more so than a look.
ALIKE = {
    "GET": MACEDONIA - {"macedonia-editor"} | REVIEWER,
    "POST": MACEDONIA | SAFETY | LEAD | REVIEWER,
}


@dataclass
class Cell:
    """leaked: words in the answer that are not this person's to read."""

    row: Row
    word: str
    method: str
    answer: Answer
    leaked: list[str]

    def __str__(self):
        said = f"{self.answer.status} {self.answer.headers.get('Location', '')}".strip()
        return f"{self.method} {self.row.path} by {self.word}: {said}"


def asked_by(row: Row) -> Iterator[tuple[str, str]]:
    for method, alike in ALIKE.items():
        everybody = EVERYBODY if "{" in row.path else EVERYBODY - alike
        if row.path.startswith(("/en/directory/", "/en/clinic/")):
            everybody |= MEMBERSHIPS
        for word in sorted(everybody):
            yield word, method


def ask_all(world, visitors) -> list[Cell]:
    cells = []
    gc.freeze()  # the world stays; looking through it again and again costs a tenth of the time
    for row in ROWS:
        address = world.address(row.path)
        for word, method in asked_by(row):
            answer = visitors[word].ask(method, address)
            foreign = (secret for secret, readers in READERS.items() if word not in readers)
            leaked = [secret for secret in foreign if secret.encode() in answer.said]
            answer.said = b""  # thousands of pages need not be kept
            cells.append(Cell(row, word, method, answer, leaked))
    gc.unfreeze()
    return cells
