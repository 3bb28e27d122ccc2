"""Who sees what, as the owner chooses it. Narrowing counts at once; widening is first said in words."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from safekeeping.hashing import keyed_hash

from ..audiences import PROFILE_FIELDS, Audience, Preset
from ..lifecycle import locked
from ..listing import refresh_listing
from ..models import Member
from ..states import MAY_BROWSE
from ..visibility import audiences_of

Sets = dict[str, frozenset[Audience]]
STEP = 5  # people are counted in fives: an exact number would tell who came since yesterday


@dataclass(frozen=True)
class Choice:
    """What became of a wish: `widening` waits for a yes to `seal`; empty where nothing does."""

    widening: Sets
    seal: str = ""


def sets_of(member: Member) -> Sets:
    """What is in force: field -> who sees it."""
    return {name: audiences_of(member, name) for name in PROFILE_FIELDS}


def allowed(wanted: Mapping[str, frozenset[Audience]]) -> Sets:
    """Never wider than a field may go."""
    return {name: frozenset(wanted.get(name, ())) & rule.widest for name, rule in PROFILE_FIELDS.items()}


def of_preset(preset: str) -> Sets:
    return {name: rule.default(preset) for name, rule in PROFILE_FIELDS.items()}


@transaction.atomic
def choose(member: Member, preset: str, wanted: Mapping[str, frozenset[Audience]], *, yes_to: str) -> Choice:
    """Stores what narrows, and what widens where the owner said yes to exactly that.

    Arguments: yes_to, the seal of the widening that was shown; empty without one.
    """
    row = locked(member)
    old, new = sets_of(row), allowed(wanted)
    widening = {name: new[name] - old[name] for name in new if new[name] - old[name]}
    seal = sealed(preset, widening)
    if widening and yes_to != seal:
        new = {name: new[name] & old[name] for name in new}
    else:
        widening = {}
    row.preset = Preset(preset)
    defaults = of_preset(preset)
    row.audiences = {name: sorted(chosen) for name, chosen in new.items() if chosen != defaults[name]}
    row.save(update_fields=["preset", "audiences"])
    refresh_listing(row)
    member.preset, member.audiences = row.preset, row.audiences
    return Choice(widening, seal if widening else "")


def sealed(preset: str, widening: Sets) -> str:
    words = json.dumps([preset, {name: sorted(who) for name, who in sorted(widening.items())}])
    return keyed_hash("directory:widening", words)


# What is asked before something is widened -----------------------------------------------------------


def sentences(widening: Sets, member: Member) -> list[str]:
    """One sentence for each field and each kind of people: who will see it, and how many they are today."""
    people = {audience: _people(audience, member) for who in widening.values() for audience in who}
    return [
        _("“%(field)s” will be seen by %(people)s.")
        % {"field": PROFILE_FIELDS[name].label, "people": people[audience]}
        for name, who in widening.items()
        for audience in sorted(who)
    ]


def _people(audience: Audience, member: Member) -> str:
    if audience is not Audience.MEMBERS:
        return str(audience.label)
    verified = Member.objects.filter(state__in=MAY_BROWSE).exclude(pk=member.pk).count()
    at_least = verified - verified % STEP
    if not at_least:
        return _("every verified member: fewer than %(number)s people today") % {"number": STEP}
    return ngettext(
        "every verified member: at least %(number)s person today",
        "every verified member: at least %(number)s people today",
        at_least,
    ) % {"number": at_least}
