"""What joining adds to the inbox and to the ways of members. Entered by `AppConfig.ready`."""

from django.utils.translation import gettext_lazy as _

from ..navigation import Way
from ..notices import Kind
from ..states import State

KINDS = {
    "vouch": Kind(_("Somebody asks you to vouch for a newcomer."), "directory:vouch", takes_id=True),
    "password-by-code": Kind(_("A recovery code was used to set a new password."), "directory:codes"),
    "reopening-asked": Kind(
        _("A lead asks you to help somebody back into their account."), "directory:help_back", takes_id=True
    ),
    "came-back": Kind(
        _(
            "The account that you helped to open was opened. If it was not them, tell a lead of their region "
            "today."
        ),
        "directory:me",
    ),
    "reopening": Kind(
        _("Somebody asked to open your account anew. If that was not you: stop it."),
        "directory:stop_reopening",
    ),
}
WAYS = [
    Way(_("Becoming a member"), "directory:waiting", 15, opens=frozenset({State.PROVISIONAL})),
    Way(_("Invite"), "directory:invite", 80, opens=frozenset({State.ACTIVE})),
    Way(_("Recovery codes"), "directory:codes", 90),
]
