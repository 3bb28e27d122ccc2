"""Closing an account for good: nothing of it signs in, and nothing of it names anybody."""

import secrets
from collections.abc import Callable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.sessions import end_other_sessions
from safekeeping import audit
from safekeeping.models import OutboxMessage

# What the rooms above hold in somebody's name. ask(user) -> True where the row must stay, so that who did
# what stays answerable by number; it also ends what the person still holds. Filled in `AppConfig.ready`.
holdings: list[Callable[[User], bool]] = []


@transaction.atomic
def close_account(user: User) -> None:
    """Ends every sign-in, forgets mail that waits, and deletes the account; where something must stay
    answerable its row stays, without handle, name, address, factors or password."""
    lock_account(user)
    end_other_sessions(user)
    forget_mail_to(user)
    number, keep = user.pk, [ask(user) for ask in holdings]
    if any(keep):
        _empty(user)
    else:
        user.delete()
    audit.record("account.closed", subject=f"user:{number}", facts={"row_kept": any(keep)})


def lock_account(user: User) -> None:
    """Before a transaction that will close it writes into the audit chain: somebody who signs in at that
    instant changes these rows first and the chain afterwards."""
    for rows in (User.objects.filter(pk=user.pk), Authenticator.objects.filter(user=user).order_by("pk")):
        list(rows.select_for_update(no_key=True).values_list("pk"))


def forget_mail_to(user: User) -> int:
    """Mail to this address that was not sent yet; returns how many. Addresses are encrypted, so each of the
    few that wait is read."""
    if not user.email:
        return 0
    mine = [message.pk for message in OutboxMessage.objects.with_content() if message.address == user.email]
    forgotten = OutboxMessage.objects.filter(pk__in=mine)
    return forgotten.update(address=None, subject=None, body=None, given_up_at=timezone.now())


def _empty(user: User) -> None:
    Authenticator.objects.filter(user=user).delete()
    EmailAddress.objects.filter(user=user).delete()
    user.handle = f"closed-{secrets.token_hex(8)}"
    user.email, user.display_name, user.is_active, user.is_superuser = None, "", False, False
    user.last_login = None
    user.set_unusable_password()
    user.save()
