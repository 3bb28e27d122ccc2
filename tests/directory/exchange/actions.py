"""What members do in the exchange, as verbs."""

from datetime import timedelta

from django.utils import timezone

from directory.exchange import asks, offers, requests, waves
from directory.matching import ANY_MODE
from directory.models import Ask, Member, Request
from tests.factories import MemberFactory, skill

SUMMARY = "A short text has to be checked by somebody who knows the field."


def offer(member: Member, code: str = "law", **facts):
    facts = {"level": 2, "modes": ANY_MODE.value, "effort": "day", **facts}
    return offers.make_offer(member, skill=skill(code), **facts)


def helper(code: str = "law", *, languages=("en:3",), place: str = "kenya", **options) -> Member:
    """An active member of a region (`place`) who offers a skill."""
    member = MemberFactory(languages=languages, code=place, **options)
    offer(member, code)
    return member


def ask_for(member: Member, code: str = "law", **facts) -> Request:
    facts = {"modes": ANY_MODE.value, "urgency": 1, "summary": SUMMARY, "detail": "Sealed.", **facts}
    return requests.open_request(member, skill=skill(code), **facts)


def asked(request: Request) -> list[Member]:
    return [ask.member for ask in request.asks.order_by("pk")]


def match(**options):
    return waves.run(**options)


def ask_of(member: Member) -> Ask:
    return member.asks.latest("pk")


def say_yes(member: Member):
    return asks.say_yes(ask_of(member))


def later(model_row, field: str, **delta) -> None:
    """Moves a moment of a row into the past."""
    value = getattr(model_row, field) or timezone.now()
    type(model_row).objects.filter(pk=model_row.pk).update(**{field: value - timedelta(**delta)})
