"""What two people of a pair write to each other and show to each other: one way for introductions and
mentorships. The caller has locked the pair and knows that it is open.

`pair` names it as a column: `{"introduction": row}` or `{"mentorship": row}`.
"""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from .models import ContactDetail, Member, Message, Reveal

Pair = dict[str, Any]


def write(pair: Pair, *, author: Member, text: str, form_key: str) -> tuple[Message, bool]:
    """The message, and whether it is new: the same form sent twice writes once."""
    try:
        with transaction.atomic():
            return Message.objects.create(**pair, author=author, text=text, form_key=form_key), True
    except IntegrityError:
        return Message.objects.get(**pair, form_key=form_key), False


def reveal(pair: Pair, detail: ContactDetail) -> bool:
    """Shows one way to reach its owner until it is taken back; True where it was not shown before."""
    _row, is_new = Reveal.objects.get_or_create(
        **pair, detail=detail, revoked_at=None, defaults={"owner_id": detail.member_id}
    )
    return is_new


def take_back(pair: Pair, detail: ContactDetail) -> bool:
    """From the next look on it is not shown. True where it was."""
    shown = Reveal.objects.filter(**pair, detail=detail, revoked_at=None)
    return bool(shown.update(revoked_at=timezone.now()))


def ways_to_reach(pair: Pair, member: Member) -> list[dict[str, Any]]:
    """The member's own, each with whether the other one sees it now."""
    shown = Reveal.objects.filter(**pair, owner=member, revoked_at=None)
    shown_now = set(shown.values_list("detail", flat=True))
    return [{"detail": detail, "shown": detail.pk in shown_now} for detail in member.contact_details.all()]


def mark_read(pair: Pair, reader: Member) -> None:
    unread = Message.objects.filter(**pair, read_at=None).exclude(author=reader)
    if unread.exists():
        unread.update(read_at=timezone.now())
