"""Facts and reasons of the exchange as a person reads them."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries

from ..matching import Code, Step
from ..models import Offer, Request
from ..models.exchange import Help, Hours
from ..skill_names import names
from ..spoken import BY_NUMBER

STEPS: dict[Step, str | Promise] = {
    Step.ANY_HOUR: gettext_lazy("at any hour"),
    Step.ANY_MODE: gettext_lazy("in any way that helps"),
    Step.ANY_LEVEL: gettext_lazy("from anybody, whatever their level"),
    Step.BROADER_SKILL: gettext_lazy("from people who know the wider field"),
}


def step_in_words(step: Step) -> str:
    return str(STEPS[step])


def bits_in_words(choices: type[Help] | type[Hours], number: int) -> str:
    return ", ".join(str(label) for bit, label in choices.choices if number & bit)


def spoken_in_words(numbers: list[int]) -> str:
    return ", ".join(BY_NUMBER[number].name for number in numbers if number in BY_NUMBER)


def countries_in_words(numbers: list[int]) -> str:
    return ", ".join(countries.name(countries.alpha2(number)) for number in numbers)


def facts_of(row: Offer | Request) -> list[tuple[str, str]]:
    """(what, words) of an offer or a request, without what was left open. Never its private texts."""
    laws = row.jurisdictions if isinstance(row, Offer) else [row.jurisdiction] if row.jurisdiction else []
    found = [
        (_("How"), bits_in_words(Help, row.modes)),
        (_("When"), bits_in_words(Hours, row.hours)),
        (_("Languages"), spoken_in_words(row.languages)),
        (_("Law of"), countries_in_words(laws)),
    ]
    return [(label, words) for label, words in found if words]


REASONS: dict[str, Callable[[list[int]], str]] = {
    Code.SAME_SKILL.value: lambda about: _("You offer exactly this: %s.") % skill_name(about),
    Code.NARROWER_SKILL.value: lambda about: (
        _("You offer something that is part of it: %s.") % skill_name(about)
    ),
    Code.LEVEL_AS_ASKED.value: lambda about: _("Your level is the one that is needed."),
    Code.LEVEL_ABOVE.value: lambda about: _("Your level is above the one that is needed."),
    Code.COMMON_LANGUAGE.value: lambda about: (
        _("You have a language in common: %s.") % spoken_in_words(about)
    ),
    Code.COMMON_HOURS.value: lambda about: _("You have time at the same hours."),
    Code.JURISDICTION_COVERED.value: lambda about: _("You know the law of: %s.") % countries_in_words(about),
    Code.SAME_REGION.value: lambda about: _("You live in the same region."),
}


def skill_name(about: list[int]) -> str:
    return names().get(about[0], "") if about else ""


def reasons_in_words(reasons: list) -> list[str]:
    """Why somebody was asked. Codes that this version does not know are left out."""
    return [REASONS[code](about) for code, about in reasons if code in REASONS]
