"""Somebody who looks at the directory, and every address of it that they might ask for."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.urls import reverse

from directory import urls
from directory.audiences import Audience
from directory.exchange import asks
from directory.excluding import acts as excluding
from directory.introductions import acts as introductions
from directory.models import Ask, Member
from tests.directory.browse.acts import named_skill
from tests.directory.exchange.actions import ask_for, offer
from tests.factories import MemberFactory, Person, region
from tests.sweeps.asking import DOOR, Browser

from .worlds import QUIET


@dataclass
class Stranger:
    """A verified member with things of their own. own: name of an address → the id that opens it."""

    member: Member
    client: Browser
    own: dict[str, list[str]] = field(default_factory=dict)
    detail: str = ""


def a_stranger() -> Stranger:
    """A small community; two of its members have been introduced."""
    for code, below, name in (("law", "", "Legal help"), ("asylum", "law", "Asylum"), ("media", "", "Media")):
        named_skill(code, below=below, en=name)
    region("congo")
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
            "goal": ["A" * 22],
            "session": ["A" * 22],
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
