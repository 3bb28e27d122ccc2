"""The acts on a month of a season. Every one locks the slot, asks the rights, and keeps to the states.

Whoever loses a race is told who won; nothing they wrote is lost.
"""

import datetime
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction

from editorial import release
from editorial.models.placement import lock_all, placements_of
from editorial.people import name_of
from editorial.takedown import withdraw_sign_offs
from regions.permissions import holders
from regions.roles import Act
from safekeeping import audit

from ..models.season import SeasonPage
from ..models.slot import Slot
from ..models.story import StoryPage
from . import rights
from .calendar import first_release
from .states import TRANSITIONS, State


class SlotRefused(PermissionDenied):
    """The act is not this person's, or not possible now; the message says which."""


class MonthTakenError(SlotRefused):
    """Somebody else was first; the message says who."""


def make_slots(season: SeasonPage) -> None:
    """The twelve months of a new season, each with the first instant its story may come out.

    When the start of the season is changed, months that nobody planned get their new instant.
    """
    for month in season.months:
        slot, created = Slot.objects.get_or_create(
            season=season, month=month.month, defaults={"embargo_until": first_release(month)}
        )
        if created or slot.state != State.EMPTY or slot.embargo_until in (None, first_release(month)):
            continue
        audit.take_turn()
        slot.embargo_until = first_release(month)
        slot.save(update_fields=["embargo_until"])


def locked(slot: Slot) -> Slot:
    """The month, locked until the transaction ends. The end of the audit chain is taken first: a sign-off has
    it in hand when the story comes out and its month follows."""
    audit.take_turn()
    rows = Slot.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("season", "region").get(pk=slot.pk)


def go(slot: Slot, state: State) -> None:
    """Raises SlotRefused where the states do not allow the step."""
    if state == slot.state:
        return
    if state not in TRANSITIONS[State(slot.state)]:
        words = {"before": State(slot.state).label, "after": state.label}
        raise SlotRefused(_("A month that is “%(before)s” cannot become “%(after)s”.") % words)
    slot.state = state


def note(act: str, slot: Slot, by, **facts) -> None:
    audit.record(f"season.{act}", actor_id=by and by.pk, subject=f"slot:{slot.pk}", facts=facts)


@transaction.atomic
def pitch(slot: Slot, *, region, theme: str, by) -> Slot:
    """A region offers to tell the story of a month.

    Arguments: theme, an internal note. Raises SlotRefused, MonthTakenError where another region was first.
    """
    slot = locked(slot)
    if not rights.may_host(by, region):
        raise SlotRefused(_("You can offer months for your own region only."))
    if slot.region_id and slot.region_id != region.pk:
        raise MonthTakenError(_("%(region)s was first: the month is theirs.") % {"region": slot.region})
    go(slot, State.PITCHED)
    slot.region, slot.theme, slot.claimed_by = region, theme, by
    slot.save()
    note("pitched", slot, by, region=region.code)
    return slot


@transaction.atomic
def assign(slot: Slot, *, owner, backup=None, languages: Iterable[str] = (), by) -> Slot:
    """Somebody of the hosting region answers for the month from now on."""
    slot = locked(slot)
    require_manager(slot, by)
    able = set(holders(Act.SEE, region=slot.region).values_list("pk", flat=True))
    if owner.pk not in able or (backup and backup.pk not in able):
        raise SlotRefused(_("Only people of %(region)s can answer for its month.") % {"region": slot.region})
    if owner == backup:
        raise SlotRefused(_("Who steps in has to be somebody else."))
    if slot.state in (State.EMPTY, State.PITCHED):
        go(slot, State.ASSIGNED)
    slot.owner, slot.backup, slot.languages = owner, backup, list(languages)
    slot.save()
    note("assigned", slot, by, owner=owner.pk)
    return slot


def claim(slot: Slot, story, *, by) -> Slot:
    """Puts a story into a month; the database lets one story in, and each story into one month.

    Arguments: story, in any language; its original takes the month. A story that was never public moves
    below the season. Raises MonthTakenError with who was first, SlotRefused.
    """
    try:
        with transaction.atomic():
            story = story.original
            lock_all(placements_of(story, story.get_parent(), slot.season))  # to move it writes to these
            return _claim(locked(slot), story, by)
    except IntegrityError as error:
        raise MonthTakenError(taken_by(with_people(slot))) from error


def with_people(slot: Slot) -> Slot:
    return Slot.objects.select_related("claimed_by", "region", "story").get(pk=slot.pk)


def _claim(slot: Slot, story, by) -> Slot:
    if slot.story_id == story.pk:
        return slot
    if not story.permissions_for_user(by).writes_here():
        raise SlotRefused(_("This story is not yours to plan."))
    if slot.story_id:
        raise MonthTakenError(taken_by(with_people(slot)))
    if slot.region_id and slot.region_id != story.region.pk:
        raise SlotRefused(_("This month belongs to %(region)s.") % {"region": slot.region})
    other = Slot.objects.of_story(story).select_related("season").first()
    if other:
        raise SlotRefused(_("This story stands in another month already. Free that one first."))
    go(slot, State.IN_WORK)
    slot.story, slot.region, slot.claimed_by = story, story.region, by
    slot.owner = slot.owner or by
    if story.live:
        slot.state = State.RELEASED
    slot.save()
    bring_below(story, slot.season, by)
    note("claimed", slot, by, page=story.pk)
    return slot


def taken_by(slot: Slot) -> str:
    words = {"person": name_of(slot.claimed_by_id, slot.claimed_by), "region": slot.region}
    return _("%(person)s of %(region)s was faster: the month has a story already. Yours is kept.") % words


def bring_below(story, season: SeasonPage, by) -> None:
    """A story that nobody has an address of yet gets one below its season."""
    home = SeasonPage.objects.filter(translation_key=season.translation_key, locale=story.locale).first()
    if home is None or story.first_published_at or story.is_child_of(home):
        return
    move = MovePageAction(story, home, pos="last-child", user=by)
    move.execute(skip_permission_checks=True)  # page write: a draft that never was public


@transaction.atomic
def free(slot: Slot, *, by) -> Slot:
    """The month is open for another story; the story that stood in it is kept as it is.

    Raises SlotRefused while its story is public.
    """
    lock_all(placements_of(*StoryPage.objects.filter(slot=slot)))
    slot = locked(slot)
    require_manager(slot, by)
    if slot.story and slot.story.live:
        raise SlotRefused(_("The story is public: take it down first."))
    hold_back(slot.story, by)
    return vacate(slot, by=by)


def hold_back(story, by) -> None:
    """A signed story loses its instant together with its month: without fresh sign-offs it would come out
    at the next release, earlier than anybody meant."""
    if story is not None and not story.live:
        story.placement.lock()
        withdraw_sign_offs(story, by, _("Its month was freed: it has no date any more."))


def vacate(slot: Slot, *, by=None) -> Slot:
    """Empties a slot that is locked already; also where its story was deleted or moved away."""
    slot.handovers.filter(accepted=None).delete()
    slot.story = slot.claimed_by = None
    go(slot, State.ASSIGNED if slot.owner_id else State.PITCHED if slot.region_id else State.EMPTY)
    slot.save()
    note("freed", slot, by)
    return slot


@transaction.atomic
def give_back(slot: Slot, *, by) -> Slot:
    """A region that cannot tell the month's story gives it back to everybody."""
    slot = locked(slot)
    require_manager(slot, by)
    if slot.story_id:
        raise SlotRefused(_("Free the month of its story first."))
    go(slot, State.EMPTY)
    slot.region = slot.owner = slot.backup = slot.claimed_by = None
    slot.theme = ""
    slot.save()
    note("given_back", slot, by)
    return slot


@transaction.atomic
def skip(slot: Slot, *, reason: str, by) -> Slot:
    """A month without a story, on purpose. Arguments: reason, for the board."""
    slot = locked(slot)
    require_manager(slot, by)
    if len(reason.strip()) < 10:
        raise SlotRefused(_("Say in a sentence why the month is skipped."))
    go(slot, State.SKIPPED)
    slot.skipped_because = reason.strip()
    slot.save()
    note("skipped", slot, by)
    return slot


@transaction.atomic
def reopen(slot: Slot, *, by) -> Slot:
    """A skipped month is open again."""
    slot = locked(slot)
    require_manager(slot, by)
    if slot.state != State.SKIPPED:
        raise SlotRefused(_("Only a skipped month can be opened again."))
    slot.skipped_because = ""
    return vacate(slot, by=by)


@transaction.atomic
def make_ready(slot: Slot, *, by) -> Slot:
    """Everything is done and waits for its instant. Raises SlotRefused with what is missing."""
    slot = locked(slot)
    require_manager(slot, by)
    if missing := missing_for_ready(slot):
        raise SlotRefused(_("Not ready yet. It lacks: %(reasons)s.") % {"reasons": ", ".join(missing)})
    go(slot, State.READY)
    slot.save()
    note("ready", slot, by)
    return slot


def missing_for_ready(slot: Slot) -> list[str]:
    """What keeps a month from being ready, in words; empty when nothing does."""
    if slot.story is None:
        return [_("a story")]
    reasons = []
    if slot.state == State.IN_WORK:
        reasons.append(_("a hand-over that was accepted"))
    if release.signed_revision(slot.story) is None and not slot.story.live:
        reasons.append(_("the sign-offs of its story"))
    return reasons


@transaction.atomic
def announce(slot: Slot, *, by) -> Slot:
    """Partners may be told that a story of this month comes; its title stays inside."""
    slot = locked(slot)
    require_manager(slot, by)
    if slot.embargo_until is None:
        raise SlotRefused(_("Choose the instant first: what is announced has a date."))
    go(slot, State.ANNOUNCED)
    slot.save()
    note("announced", slot, by)
    return slot


@transaction.atomic
def set_embargo(slot: Slot, instant: datetime.datetime | None, *, by) -> Slot:
    """Moves the one instant before which no language of the story comes out; None: as soon as it is signed.

    Raises SlotRefused where the story is public already: a later date would not take it back.
    """
    slot = locked(slot)
    require_manager(slot, by)
    if slot.story and slot.story.live and instant and (slot.embargo_until or instant) < instant:
        raise SlotRefused(_("The story is public already: a later date does not take it back."))
    slot.embargo_until = instant
    slot.save(update_fields=["embargo_until"])
    note("embargo", slot, by, until=instant and instant.isoformat())
    return slot


def require_manager(slot: Slot, by) -> None:
    if not rights.may_manage(by, slot):
        raise SlotRefused(_("This month is planned by another region."))
