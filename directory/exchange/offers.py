"""What members give to others: made, renewed inside the site, taken back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from safekeeping import audit

from ..lifecycle import locked as locked_member
from ..listing import refresh_listing
from ..models import Member, MemberSkill, Offer
from ..models.exchange import offer_ends

OPEN_AT_ONCE = 20


class OfferRefused(Exception):
    """It cannot be done; the text says why, in the person's language."""


@transaction.atomic
def make_offer(member: Member, **facts) -> Offer:
    """Offers a skill for ninety days, and shows it in the profile among the skills offered."""
    locked_member(member)
    if member.offers.open().count() >= OPEN_AT_ONCE:
        raise OfferRefused(_("You have as many offers as one person can have. Take one back first."))
    offer = Offer(member=member, **facts)
    if member.offers.open().filter(skill=offer.skill).exists():
        raise OfferRefused(_("You offer this already. Take the older offer back to change it."))
    offer.full_clean()
    offer.save()
    MemberSkill.objects.update_or_create(
        member=member, skill=offer.skill, kind=MemberSkill.Kind.OFFERED, defaults={"level": offer.level}
    )
    refresh_listing(member)
    note("made", offer)
    return offer


@transaction.atomic
def renew_offer(offer: Offer) -> None:
    """Another ninety days, counted from today; also for one that ran out."""
    locked_member(offer.member)  # first, as erasure does, which deletes the offer with the chain in hand
    Offer.objects.filter(pk=offer.pk, withdrawn_at=None).update(expires_on=offer_ends())
    note("renewed", offer)


@transaction.atomic
def take_back(offer: Offer) -> None:
    """Nobody is asked for it any more. A second time changes nothing."""
    locked_member(offer.member)
    if Offer.objects.filter(pk=offer.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        shown = MemberSkill.objects.filter(member=offer.member_id, skill=offer.skill_id)
        shown.filter(kind=MemberSkill.Kind.OFFERED).delete()
        refresh_listing(offer.member)
        note("taken_back", offer)


def note(act: str, offer: Offer) -> None:
    audit.record(f"offer.{act}", actor_id=offer.member.user_id, subject=f"offer:{offer.pk}")
