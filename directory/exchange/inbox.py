"""What the exchange tells members, and where they find it."""

from django.utils.translation import gettext_lazy as _

from ..navigation import Way
from ..notices import Kind
from ..states import MAY_BE_ASKED, MAY_REQUEST, State

KINDS = {
    "asked": Kind(_("Somebody could use your help."), "directory:ask_to_answer", takes_id=True),
    "found": Kind(_("Somebody would like to help you."), "directory:introduction", takes_id=True),
    "not_found": Kind(_("Nobody was found for your request in time."), "directory:request", takes_id=True),
    "need-closed": Kind(
        _("A need for which you asked is closed, and your request with it."),
        "directory:request",
        takes_id=True,
    ),
    "for-case": Kind(_("Something new for somebody without an account, for whom you asked."), "intake:list"),
    "offer-ending": Kind(_("One of your offers runs out soon. Renew it, or let it go."), "directory:offers"),
    "resting": Kind(
        _("Three questions went unanswered, so we let you rest. Come back whenever you like."), "directory:me"
    ),
}
WAYS = [
    Way(_("Ask for help"), "directory:requests", 40, MAY_REQUEST),
    Way(_("What I offer"), "directory:offers", 50, MAY_BE_ASKED | {State.PAUSED}),
    Way(_("Who asks me"), "directory:asks", 60, MAY_BE_ASKED | {State.PAUSED}),
]
