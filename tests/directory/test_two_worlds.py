"""Two worlds that differ in one thing that somebody does not show: a stranger among the members is given the
same bytes at every address of the directory, whatever they look at or send."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse

from directory import urls
from directory.audiences import Audience
from directory.exchange import asks
from directory.excluding import acts as excluding
from directory.introductions import acts as introductions
from directory.listing import refresh_listing
from directory.models import Ask, Member, PrivateLook, Request
from directory.notices import notify
from directory.profiles.erasing import erase
from directory.profiles.hiding import hide
from directory.states import By
from tests.directory.browse.acts import named_skill
from tests.directory.exchange.actions import ask_for, helper, offer
from tests.factories import MemberFactory, Person
from tests.sweeps.asking import DOOR, Browser
from tests.sweeps.patterns import route_of

pytestmark = pytest.mark.django_db

QUIET = "QuietQuietQuietQuiet-_"  # the id of the one whose secret it is
# What differs in each form and each answer, and says nothing.
KEYS = re.compile(r'(name="(?:csrfmiddlewaretoken|form_key|form_token)" value=|/directory/join/)"?[\w:-]+')


# The worlds ---------------------------------------------------------------------------------------------


def quiet(**options) -> Member:
    """The one whose secret it is, as full as a member can be."""
    audiences = options.pop("audiences", {})
    person = Person(handle="quiet-one", email="quiet@example.org")
    facts = {"display_name": "Quiet", "languages": ["sw"], "offers": ["media"], **options}
    member = MemberFactory(user=person, public_id=QUIET, **facts)
    if audiences:
        member.audiences = audiences
        member.save()
        refresh_listing(member)
    return member


def nobody() -> None:
    """A world without them."""


def gone() -> None:
    erase(quiet(), by=By.OWNER)


def hidden_at_once() -> None:
    hide(quiet(), actor_id=None)


def keeps_away(other: Callable[[], Member]) -> Callable[[], None]:
    return lambda: excluding.exclude(quiet(), other(), knew_name=True) and None


def seeker() -> Member:
    return Member.objects.get(user__handle="seeker")


def shown() -> Member:
    return Member.objects.get(user__handle="shown")


def answered(state: str, number: int = 1) -> Callable[[], None]:
    """The seeker's request was answered by so many members that nobody sees."""

    def world() -> None:
        request = seeker().requests.get(state=Request.State.LOOKING)
        for _member in range(number):
            Ask.objects.create(
                request=request, member=helper(invisible=True), answer_by=request.opened_at, state=state
            )

    return world


def asked_by_name(after: Callable[[Member], object]) -> Callable[[], None]:
    def world() -> None:
        one = quiet()
        Request.objects.filter(member=seeker(), state=Request.State.LOOKING).update(named=one, is_named=True)
        after(one)

    return world


def with_business() -> None:
    """Offers, a request and asks of somebody whom nobody sees."""
    one = quiet(invisible=True, languages=["sw", "en"])
    offer(one, "asylum")
    ask_for(one, "law")
    notify(one, "welcome")
    PrivateLook.objects.create(member=one, by=1)
    Ask.objects.create(request=ask_for(shown(), "asylum"), member=one, answer_by=one.state_since)


# Field of the profile → what they tell there, and show to somebody they work with alone.
HIDDEN_FIELDS = {
    "skills_offered": ["asylum", "media"],
    "mentors": ["law"],
    "languages": ["ar", "sw"],
    "jurisdictions": "KE TZ",
    "about": "Gardens in the north",
    "country": "TZ",
    "organisation": "Orchard",
    "time_zone": "Africa/Nairobi",
    "availability": "Sundays",
    "contact": ["+254 000"],
    "risk_notes": "Followed home",
    "photo": "AAAA",
}
# Under another name, what a member is made with.
GIVEN = {"skills_offered": "offers"}
EMPTY = {"skills_offered": [], "languages": []}


def closed(*names: str, told: dict = HIDDEN_FIELDS) -> Callable[[], Member]:
    """They tell these fields to whom they work with. `told` {}: they tell nothing there."""
    facts = {GIVEN.get(name, name): told[name] for name in names if name in told}
    audiences = {name: ["partner"] for name in names}
    return lambda: quiet(audiences=audiences, **facts)


PAIRS: dict[str, tuple[Callable, Callable]] = {
    "a hidden member": (hidden_at_once, nobody),
    "an invisible member": (lambda: quiet(invisible=True), nobody),
    "a newcomer": (lambda: quiet(provisional=True), nobody),
    "a suspended member": (lambda: quiet(suspended=True), nobody),
    "a sealed member": (lambda: quiet(sealed=True), nobody),
    "an erased member": (gone, nobody),
    "a member who shows no name": (lambda: quiet(audiences={"display_name": ["partner"]}), nobody),
    "an exclusion of the one who looks": (keeps_away(seeker), nobody),
    "an exclusion of somebody else": (keeps_away(shown), quiet),
    "a rest": (lambda: quiet(paused=True), quiet),
    "no room left": (lambda: quiet(at_once=0), quiet),
    "a region": (
        lambda: quiet(code="congo", audiences={"region": []}),
        lambda: quiet(audiences={"region": []}),
    ),
    "a wish to be on a public page": (lambda: quiet(preset="open"), quiet),
    "what nobody sees of their exchange": (with_business, nobody),
    "a decline": (answered("no"), answered("waiting")),
    "an ask": (answered("waiting"), answered("waiting", 0)),
    "five who were asked": (answered("waiting", 5), answered("waiting", 0)),
    "silence": (answered("timed-out", 2), answered("no", 1)),
    "that the one asked by name hid": (
        asked_by_name(lambda one: hide(one, actor_id=None)),
        asked_by_name(lambda one: erase(one, by=By.OWNER)),
    ),
    "everything closed": (closed(*HIDDEN_FIELDS), closed(*HIDDEN_FIELDS, told=EMPTY)),
    **{f"a closed field: {name}": (closed(name), closed(name, told=EMPTY)) for name in HIDDEN_FIELDS},
}


# Every address --------------------------------------------------------------------------------------------


@dataclass
class Stranger:
    """A verified member with things of their own. own: name of an address → the id that opens it."""

    member: Member
    client: Browser
    own: dict[str, list[str]] = field(default_factory=dict)
    detail: str = ""


@pytest.fixture
def stranger() -> Stranger:
    """A small community; two of its members have been introduced."""
    for code, below, name in (("law", "", "Legal help"), ("asylum", "law", "Asylum"), ("media", "", "Media")):
        named_skill(code, below=below, en=name)
    person = Person(handle="seeker", email="seeker@example.org")
    one = MemberFactory(
        user=person,
        display_name="Seeker",
        languages=["en", "sw"],
        contact=["a number"],
        at_once=9,
        per_month=9,
    )
    friend = MemberFactory(
        user=Person(handle="shown"), display_name="Shown", languages=["en"], offers=["law"]
    )
    first = ask_for(one)
    Ask.objects.create(request=first, member=friend, answer_by=first.opened_at)
    row = introductions.accept(answer_yes(friend), by=one)
    looking, theirs = ask_for(one, "media"), ask_for(friend, "media")
    ask = Ask.objects.create(request=theirs, member=one, answer_by=theirs.opened_at)
    excluded = excluding.exclude(one, MemberFactory(display_name="Left out"), knew_name=True)
    own = {
        "offer": [offer(one, "media").public_id],
        "request": [looking.public_id, first.public_id],
        "introduction": [row.public_id],
        "ask_to_answer": [ask.public_id],
        "open_notice": [one.notices.first().public_id],
        "take_back_exclusion": [excluded.public_id],
        "member": [friend.public_id],
    }
    client = Browser()
    client.force_login(person, backend=DOOR)
    return Stranger(one, client, own, one.contact_details.get().public_id)


def answer_yes(member: Member):
    return asks.say_yes(member.asks.get())


SAME_AS = {
    "change_offer": "offer",
    "change_request": "request",
    **dict.fromkeys(
        [
            "answer_proposal",
            "write",
            "show_way",
            "close_introduction",
            "answer_follow_up",
            "report",
            "exclude_introduced",
        ],
        "introduction",
    ),
    **dict.fromkeys(["ask", "photo", "exclude"], "member"),
}
SEARCHES = [
    "?q=quiet", "?q=gardens", "?q=orchard", "?q=asylum", "?q=congo", "?skill=asylum", "?skill=law",
    "?language=ar", "?language=sw&skill=media", "?law=TZ", "?region=congo", "?after=x",
]  # fmt: skip


def addresses(stranger: Stranger) -> Iterator[str]:
    """Every address of the directory, with the quiet one's id and with ids that the stranger may use. One
    with a part that this does not know fails: say here what stands for it."""
    for pattern in urls.urlpatterns:
        parts = pattern.pattern.converters
        known = {
            "public_id": [QUIET, *stranger.own.get(SAME_AS.get(pattern.name, pattern.name), [])],
            "token": ["A" * 43],
            "audience": [audience.value for audience in Audience],
            "detail": [stranger.detail],
        }
        unknown = parts.keys() - known.keys()
        assert not unknown, f"{pattern.name}: nothing stands for {unknown} in the test of two worlds"
        ways = [{}]
        for name in parts:
            ways = [{**way, name: value} for way in ways for value in known[name]]
        yield from (reverse(f"directory:{pattern.name}", kwargs=way) for way in ways)
    yield from (reverse("directory:browse") + query for query in SEARCHES)
    yield reverse("directory:new_request") + "?skill=asylum"
    yield reverse("directory:find_skills") + "?field=skill&q=asylum"


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
