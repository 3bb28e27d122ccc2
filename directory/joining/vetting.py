"""From provisional to active: the word of a lead of the region, and of one member from elsewhere."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from regions.permissions import may_manage_members
from safekeeping import audit
from safekeeping.throttle import Throttle

from ..lifecycle import lock_people, locked, move
from ..models import Member, Vetting, VouchAsk
from ..notices import notify
from ..states import By, State
from ..visibility import member_of

# Of one person who asks; beyond it nothing is asked, and the answer is the same.
asks = Throttle("vouch-asks", limit=10, seconds=24 * 3600)


def elsewhere(one: Member, other: Member) -> bool:
    """From another region, country or organisation, as far as both told it. Never shown to anybody."""
    told = ((one.country, other.country), (one.organisation, other.organisation))
    return one.region_id != other.region_id or any(
        a.strip() and b.strip() and a.strip().casefold() != b.strip().casefold() for a, b in told
    )


def may_vet(user: Any, member: Member) -> bool:
    """A lead of the region, for somebody else, once."""
    return (
        may_manage_members(user, member.region)
        and user.pk != member.user_id
        and member.state == State.PROVISIONAL
        and all(word.by != user.pk for word in member.vettings.all())
    )


@transaction.atomic
def vet(member: Member, *, by: Any) -> Member:
    """The word of a lead. Returns the row as stored; active where the vouch was there already.

    Raises PermissionDenied for anybody who may not, and for whoever gave a word before.
    """
    row = locked(member)
    if not may_vet(by, row):
        raise PermissionDenied(_("This newcomer is not yours to vet."))
    return keep_word(row, Vetting.Kind.LEAD, by)


@transaction.atomic
def answer(ask: VouchAsk, said: str, *, by: Any) -> None:
    """The answer of a member who was asked. A no is told to nobody and costs nothing. A yes counts where
    they are from elsewhere and the newcomer still waits; whether it counted is told to nobody either.

    Raises PermissionDenied for anybody but the one who was asked, as an active member.
    """
    own = member_of(by)
    people = {one.pk: one for one in lock_people(ask.newcomer_id, ask.voucher_id)}
    row = people[ask.newcomer_id]
    if own is None or own.pk != ask.voucher_id or people[own.pk].state != State.ACTIVE:
        raise PermissionDenied(_("You were not asked."))
    asked = VouchAsk.objects.select_for_update(no_key=True).filter(pk=ask.pk, answer="").first()
    if asked is None:  # answered before, or taken back meanwhile
        return
    asked.answer, asked.answered_at = VouchAsk.Answer(said), timezone.now()
    asked.save(update_fields=["answer", "answered_at"])
    gave_one = row.vettings.filter(by=by.pk).exists()
    counts = row.state == State.PROVISIONAL and not gave_one and elsewhere(own, row)
    if asked.answer == VouchAsk.Answer.YES and counts:
        keep_word(row, Vetting.Kind.VOUCH, by)


def keep_word(row: Member, kind: str, by: Any) -> Member:
    Vetting.objects.create(member=row, kind=kind, by=by.pk)
    audit.record("member.word", actor_id=by.pk, subject=f"member:{row.pk}", facts={"kind": str(kind)})
    if not any(are_two_views(row, words) for words in pairs(row)):
        return row
    Member.objects.filter(pk=row.pk).update(vetted_at=timezone.now())
    row.vouch_asks.all().delete()  # whom somebody asked tells who knows whom: it is needed no longer
    row = move(row, State.ACTIVE, by=By.SITE)
    notify(row, "vetted")
    return row


def pairs(row: Member) -> list[tuple[Vetting, Vetting]]:
    words = list(Vetting.objects.filter(member=row))
    leads = [word for word in words if word.kind == Vetting.Kind.LEAD]
    vouches = [word for word in words if word.kind == Vetting.Kind.VOUCH]
    return [(lead, vouch) for lead in leads for vouch in vouches]


def are_two_views(row: Member, words: tuple[Vetting, Vetting]) -> bool:
    """The vouch comes from elsewhere than the lead as well. A lead who told nothing stands for the region;
    a voucher who was erased since gave a word that stays."""
    lead, vouch = words
    people = {member.user_id: member for member in Member.objects.filter(user_id__in=[lead.by, vouch.by])}
    voucher, vetter = people.get(vouch.by), people.get(lead.by)
    return voucher is None or vetter is None or not told_anything(vetter) or elsewhere(voucher, vetter)


def told_anything(member: Member) -> bool:
    return bool(member.country.strip() or member.organisation.strip())


# Asking for a vouch ----------------------------------------------------------------------------------


def may_ask(user: Any, member: Member) -> bool:
    """The newcomer, and the leads of their region."""
    if member.state != State.PROVISIONAL:
        return False
    return user.pk == member.user_id or may_manage_members(user, member.region)


def ask_to_vouch(member: Member, handle: str, *, by: Any) -> None:
    """Asks the active member with this handle, if there is one, once. Says to nobody whether there is.

    Raises PermissionDenied for anybody but the newcomer and their leads.
    """
    if not may_ask(by, member):
        raise PermissionDenied(_("This newcomer is not yours to speak for."))
    if not asks.hit(str(by.pk)).allowed:
        return
    found = Member.objects.may_be_asked().filter(user__handle=handle, user__is_active=True)
    voucher = found.exclude(pk=member.pk).first()
    if voucher is None:
        return
    try:
        with transaction.atomic():
            ask = VouchAsk.objects.create(newcomer=member, voucher=voucher, by_lead=by.pk != member.user_id)
            notify(voucher, "vouch", ask.public_id)
    except IntegrityError:  # asked before
        return
