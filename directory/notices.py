"""Telling a member that there is something: a line inside the site, and one mail a day that says nothing."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.membership import KINDS, Kind
from safekeeping import outbox

from .models import Member, Notice
from .models.member import today
from .states import MAY_SIGN_IN_TO_PAGES

__all__ = ["KINDS", "Kind", "has_news", "mail", "mail_those_with_something_new", "notify", "read_all"]


# Parts of this room, and other rooms, add theirs in `AppConfig.ready`.
KINDS.update(
    {
        "welcome": Kind(_("Welcome. Begin with your profile: you decide who sees what."), "directory:me"),
        "vetted": Kind(_("You are a verified member now."), "directory:me"),
    }
)

MAIL = "directory/something"


def notify(member: Member, kind: str, about: str = "", *, now: bool = False) -> Notice:
    """Puts a line into a member's inbox, in the caller's transaction.

    Arguments: kind, a key of KINDS; about, the public id of what it is about; now, whether it is needed at
    once, which mails those who asked for that. Raises KeyError for an unknown kind.
    """
    if kind not in KINDS:
        raise KeyError(kind)
    notice = Notice.objects.create(member=member, kind=kind, about=about)
    if now and member.mail_for_now:
        mail(member)
    return notice


def mail(member: Member) -> bool:
    """The neutral mail, if the member wants it, has an address, and had none today. Its words are the same
    whatever happened."""
    user = member.user
    if not (member.wants_mail and user and user.is_active and user.email and member.mailed_on != today()):
        return False
    # Two runs at once: the row says who was first.
    mine = Member.objects.filter(pk=member.pk).exclude(mailed_on=today()).update(mailed_on=today())
    if not mine:
        return False
    outbox.post(address=user.email, template=MAIL, context={}, language=user.language)
    return True


def mail_those_with_something_new() -> int:
    """Mails everybody whose inbox holds something since their last mail. Returns how many were mailed."""
    waiting = Notice.objects.unread().values("member")
    members = Member.objects.filter(pk__in=waiting, state__in=MAY_SIGN_IN_TO_PAGES, wants_mail=True)
    members = members.filter(user__is_active=True, user__email__isnull=False).exclude(mailed_on=today())
    mailed = 0
    for member in members.select_related("user").iterator():
        if not has_news(member):
            continue
        with transaction.atomic():
            mailed += mail(member)
    return mailed


def has_news(member: Member) -> bool:
    """Something unread came on or after the day of the last mail."""
    unread = member.notices.unread()
    return (
        unread.filter(created_at__date__gte=member.mailed_on).exists()
        if member.mailed_on
        else unread.exists()
    )


def read_all(member: Member) -> None:
    member.notices.unread().update(read_at=timezone.now())
