"""What no browser of ours sends: it is refused, and nothing fails over it."""

import re
from dataclasses import dataclass

import pytest

from .people import COORDINATOR, EDITOR, ROOT
from .rows import Row
from .tables import ROWS
from .test_rights import listed

pytestmark = pytest.mark.django_db

HUGE = "99999999999999999999"  # fits in no column
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Garbage:
    """ids: what stands in the address in place of every name of the world."""

    method: str = "GET"
    ids: str = ""
    query: str = ""
    body: bytes = b""
    kind: str = FORM
    cookie: str = ""

    def address(self, row: Row, world) -> str:
        address = re.sub(r"\{\w+\}", self.ids, row.path) if self.ids else world.address(row.path)
        return address.partition("?")[0] + "?" + self.query if self.query else address


KINDS = [
    Garbage(ids=HUGE),
    Garbage(ids="%D0%B6"),
    Garbage(query=f"p=0x1&q=%F0%9F%A6%89&id={HUGE}&id=x&locale=xx&ordering=x&child_of={HUGE}&order=x"),
    Garbage("POST", body=b"title=a&body-count=x&new_parent_page=x&chooser=x&locales=x&region=x&position=x"),
    Garbage("POST", kind="multipart/form-data; boundary=a", body=b"--a\r\nContent-Disposition: form-data;"),
    Garbage(ids="-1"),
    Garbage(ids="0"),
    Garbage(query="p=-1&locale=xx&ordering=nothing&lite=x&fields=((&offset=-1&limit=x&type=x.y&page_type=x"),
    Garbage(query=f"p={HUGE}&q=%FF%FE&per_page={HUGE}&export=xlsx&timestamp_from=x&user=x&collection_id=x"),
    Garbage("POST", ids=HUGE),
    Garbage(
        "POST", body=b"title=a%00b&slug=%ff&handle=%00&login=%00&reason=%00&text=%00&next=%00&body-count=1"
    ),
    Garbage("POST", kind="application/json", body=b"{"),
    Garbage("POST", kind="multipart/form-data", body=b"x"),
    Garbage("POST", body=b"&".join(b"a%d=1" % number for number in range(1100))),
    Garbage("POST", kind=f"{FORM}; charset=nonsense", body=b"title=%ff"),
    Garbage(cookie="sessionid=" + "a" * 5000 + '; csrftoken="\\377"; messages=x; =; sessionid'),
    *(Garbage(method) for method in ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "BREW")),
]
# Views that failed over some of it once are asked everything; all others two kinds each.
FRAGILE = re.compile(
    r"choose-page/chosen-multiple/$|choose-external|main/pages/find|chooser/chosen|\{draft\}/(edit|copy|move)/$"
    r"|add/stories.*\}/$|revert|bulk/editorial/.*delete|workflows/edit|locales/delete|pages/search/$"
)


def garbage_for(number: int, row: Row) -> list[Garbage]:
    if FRAGILE.search(row.path):
        return KINDS
    return [KINDS[(2 * number + step) % len(KINDS)] for step in (0, 1)]


def sender(row: Row) -> str:
    """Somebody whom the view lets in: the others would be turned away before it reads anything."""
    for people in (EDITOR, ROOT, COORDINATOR):
        if people <= row.sees | row.changes:
            return next(iter(people))
    return "kenya-editor"


def test_garbage__makes_nothing_fail(world, visitors):
    faults = []
    for number, row in enumerate(ROWS):
        for garbage in garbage_for(number, row):
            cookie = {"HTTP_COOKIE": garbage.cookie} if garbage.cookie else {}
            address = garbage.address(row, world)
            answer = visitors[sender(row)].ask(garbage.method, address, garbage.body, garbage.kind, **cookie)
            if answer.status >= 500:
                faults.append(f"{answer.status} {sender(row)} {address}: {garbage}")
    assert not faults, listed(faults)


MALFORMED = [
    ("anonymous", "GET", "/en/?q=%00", {}),
    ("anonymous", "GET", "/en/a%00/", {}),
    ("anonymous", "GET", "/accounts/", {"HTTP_COOKIE": r'sessionid="aaaaaaaa\000"'}),
    ("kenya-editor", "GET", "/admin/pages/search/?q=%00", {}),
    ("kenya-editor", "GET", "/admin/images/chooser/chosen/x/", {}),
    ("kenya-editor", "GET", f"/admin/choose-page/chosen-multiple/?id={HUGE}", {}),
    ("kenya-editor", "GET", "/admin/api/main/pages/find/?id=x", {}),
    ("kenya-editor", "POST", "/admin/choose-external-link/", {}),
    ("kenya-editor", "POST", "/admin/pages/{draft}/edit/", {}),
    ("kenya-editor", "POST", "/admin/pages/{draft}/copy/", {}),
    ("root", "GET", "/admin/workflows/edit/{workflow}/?p=-1", {}),
]


def test_malformed_requests__are_told_so(world, visitors):
    answers = {
        address: visitors[word].ask(method, world.address(address), **more).status
        for word, method, address, more in MALFORMED
    }
    # PostgreSQL is not asked for a number that no column holds: nothing is found, and nothing was chosen.
    told = {address: {400, 302} if str(HUGE) in address else {400} for address in answers}
    assert {address: status for address, status in answers.items() if status not in told[address]} == {}


def test_other_value_errors__stay_faults(client, monkeypatch):
    """Only the very word of the request excuses a failure."""

    def broken(*args, **kwargs):
        int("a word of ours")

    monkeypatch.setattr("home.views.versions_at", broken)
    client.raise_request_exception = False
    assert client.get("/en/stories/?q=x").status_code == 500
