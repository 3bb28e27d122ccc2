"""What joining keeps about a member: taken back when they hide, deleted when they are erased, told in their
export."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from ..models import Member, MemberInvitation, Reopening, VouchAsk


def take_back(member: Member) -> None:
    """Nothing stays open between somebody who hides and others: neither questions nor links."""
    between = Q(newcomer=member) | Q(voucher=member)
    VouchAsk.objects.filter(between, answer="").delete()
    MemberInvitation.objects.open().of(member).update(withdrawn_at=timezone.now())


def forget(member: Member) -> None:
    """Who knows whom, codes and links. Words given for others stay, as the number of nobody."""
    VouchAsk.objects.filter(Q(newcomer=member) | Q(voucher=member)).delete()
    Reopening.objects.filter(Q(member=member) | Q(voucher=member)).delete()
    MemberInvitation.objects.of(member).delete()
    member.recovery_codes.all().delete()


def export(member: Member) -> dict[str, Any]:
    """Days and kinds; whom somebody asked, or who asked them, is a matter of those others, too."""
    invitations = MemberInvitation.objects.of(member)
    return {
        "joined": member.created_on.isoformat(),
        "words_for_me": [[word.kind, word.at.date().isoformat()] for word in member.vettings.all()],
        "invitations_made": [row.created_at.date().isoformat() for row in invitations],
        "recovery_codes_left": member.recovery_codes.filter(used_at=None).count(),
    }
