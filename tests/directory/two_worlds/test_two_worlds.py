"""Two worlds that differ in one thing that somebody does not show: a stranger among the members is given the
same bytes at every address of the directory, whatever they look at or send."""

import re
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import transaction

from directory import urls
from tests.sweeps.asking import Browser
from tests.sweeps.patterns import route_of

from .addresses import Stranger, a_stranger, addresses
from .worlds import PAIRS, QUIET, nobody, quiet

pytestmark = [pytest.mark.django_db, pytest.mark.any_order]

# What differs in each form and each answer, and says nothing.
KEYS = re.compile(r'(name="(?:csrfmiddlewaretoken|form_key|form_token)" value=|/directory/join/)"?[\w:-]+')


@pytest.fixture
def stranger() -> Stranger:
    return a_stranger()


def look(client: Browser, method: str, address: str) -> tuple:
    """What is answered; nothing of it stays."""
    with transaction.atomic():
        answer = client.generic(method, address)
        said = KEYS.sub("", b"".join(answer).decode() if answer.streaming else answer.content.decode())
        transaction.set_rollback(True)
    return answer.status_code, answer.headers.get("Location", ""), said


def answers_in(world: Callable, stranger: Stranger, asked: list[tuple[str, str]]) -> dict[str, tuple]:
    with transaction.atomic():
        cache.clear()
        world()
        found = {f"{method} {address}": look(stranger.client, method, address) for method, address in asked}
        transaction.set_rollback(True)
    return found


# Asked at every address, by looking and by sending. The others are asked where somebody could be met: that
# all of the closed fields together tell nothing anywhere is one of these.
EVERYWHERE = {
    "a hidden member",
    "an exclusion of the one who looks",
    "what nobody sees of their exchange",
    "five who were asked",
    "everything closed",
}
WHERE_ONE_IS_MET = re.compile(
    rf"{QUIET}|/members/|/(me|inbox|requests|introductions|asks)/$|/requests/[^/]+/$"
)


def asked_of(secret: str, stranger: Stranger) -> list[tuple[str, str]]:
    everything = list(addresses(stranger))
    if secret not in EVERYWHERE:
        everything = [address for address in everything if WHERE_ONE_IS_MET.search(address)]
    return [(method, address) for address in everything for method in ("GET", "POST")]


@pytest.mark.parametrize("secret", PAIRS)
def test_two_worlds__answer_a_stranger_alike(secret, stranger):
    asked = asked_of(secret, stranger)
    one, other = (answers_in(world, stranger, asked) for world in PAIRS[secret])
    assert len(one) > 30
    assert [address for address in one if one[address] != other[address]] == []


def test_every_address__is_asked(stranger):
    """Each pattern of the directory, by whom it is not meant for as well; a new one joins by itself."""
    asked = {route_of(address) for address in addresses(stranger)}
    assert len(asked) == len({pattern.name for pattern in urls.urlpatterns})


def test_worlds_that_differ_in_what_is_shown__do_answer_differently(stranger):
    """The comparison looks where something would be seen."""
    asked = asked_of("what is shown", stranger)
    one, other = answers_in(quiet, stranger, asked), answers_in(nobody, stranger, asked)
    told = {address for address in one if one[address] != other[address]}
    assert {
        f"GET /en/directory/members/{QUIET}/",
        f"GET /en/directory/ask/{QUIET}/",
        f"POST /en/directory/members/{QUIET}/never/",
        "GET /en/directory/members/",
        "GET /en/directory/members/?q=quiet",
    } <= told
