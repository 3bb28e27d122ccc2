"""Role × address × method: who is shown something, whose request changes a row, what is told to whom.

Denials in the admin area are redirects, so nothing here trusts a status alone: the rows of every table are
compared, and words that stand only in drafts, titles of files and handles are looked for in the answers.
"""

import pytest

from .patterns import route_of, routes
from .tables import BEHIND, ROWS

pytestmark = pytest.mark.django_db


def listed(faults) -> str:
    return "\n" + "\n".join(str(fault) for fault in faults)


def test_every_address__stands_in_a_table(world):
    asked = {route_of(world.address(row.path)) for row in ROWS}
    taken = {route for route, address in BEHIND.items() if route_of(address) not in ("?", route)}
    unlisted = [route for route in routes() if route not in asked | taken]
    assert not unlisted, "unlisted URL, give it a row in tests/sweeps/tables:" + listed(unlisted)


def test_every_row__has_an_address(world):
    assert not [row.path for row in ROWS if route_of(world.address(row.path)) == "?"]
    assert not BEHIND.keys() - set(routes())


def test_the_sweep__asks_enough(cells):
    assert len(cells) > 4000
    assert sum(cell.answer.shows_something for cell in cells) > 1000


def test_nobody__is_shown_what_the_tables_do_not_open(cells):
    looks = (cell for cell in cells if cell.method == "GET" and cell.word not in cell.row.sees)
    faults = [cell for cell in looks if cell.answer.shows_something]
    assert not faults, listed(faults)


def test_everybody__is_shown_what_the_tables_open(cells):
    looks = (cell for cell in cells if cell.method == "GET" and cell.word in cell.row.sees)
    faults = [cell for cell in looks if not cell.answer.shows_something]
    assert not faults, listed(faults)


def test_nobody__changes_a_row_that_is_not_theirs_to_change(cells):
    faults = [
        f"{cell} changed {sorted(cell.answer.changed)}"
        for cell in cells
        if cell.answer.changed and (cell.method == "GET" or cell.word not in cell.row.changes)
    ]
    assert not faults, listed(faults)


def test_the_watch__sees_changes(cells):
    sent = (cell for cell in cells if cell.method == "POST" and cell.word in cell.row.changes)
    faults = [cell for cell in sent if not cell.answer.changed]
    assert not faults, listed(faults)


def test_no_word_of_others__is_told(cells):
    faults = [f"{cell} told {cell.leaked}" for cell in cells if cell.leaked]
    assert not faults, listed(faults)


def test_no_request__fails(cells):
    faults = [cell for cell in cells if cell.answer.status >= 500]
    assert not faults, listed(faults)
