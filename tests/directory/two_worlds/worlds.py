"""Pairs of worlds that differ in one thing that somebody does not show."""

from collections.abc import Callable

from directory.excluding import acts as excluding
from directory.introductions import afterwards
from directory.listing import refresh_listing
from directory.models import Ask, Introduction, Member, PrivateLook, Request
from directory.notices import notify
from directory.profiles.erasing import erase
from directory.profiles.hiding import hide
from directory.states import By
from tests.directory.exchange.actions import ask_for, helper, offer
from tests.factories import MemberFactory, Person

QUIET = "QuietQuietQuietQuiet-_"  # the id of the one whose secret it is


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


def met(other: Callable[[], Member], after: Callable[[Introduction], object]) -> Callable[[], None]:
    """They were introduced to somebody, which is over; `after` is what came then."""

    def world() -> None:
        one = quiet()
        request = ask_for(one, "law")
        over = {"state": "closed", "expires_at": request.opened_at, "public_id": QUIET}
        after(Introduction.objects.create(request=request, requester=one, helper=other(), **over))

    return world


def tells_safety(row: Introduction) -> None:
    afterwards.report(row, by=row.requester, text="")


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
    "a report about the one who looks": (
        met(seeker, tells_safety),
        met(seeker, lambda row: hide(row.requester, actor_id=None)),
    ),
    "a report about somebody else": (met(shown, tells_safety), met(shown, lambda row: None)),
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
