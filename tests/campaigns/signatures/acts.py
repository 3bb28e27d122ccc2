"""What people do who sign, and what they find in their mailbox, through the pages they have."""

import re

from campaigns.models import Signature
from campaigns.signatures.counting import forget
from safekeeping.models import OutboxMessage

ADDRESS = "Somebody@Example.org"
LINK = re.compile(r"https?://[^/\s]+(/\S+/signed/\S+/)")


def at(action, step: str = "", language: str = "en") -> str:
    return f"/{language}/sign/{action.translation_key}/{step}"


def send(client, action, address=ADDRESS, language="en", **fields):
    """Sends the form."""
    return client.post(at(action, language=language), {"address": address, "shown": "hidden", **fields})


def send_as_organisation(client, action, name="Reading Circle", address=ADDRESS):
    return client.post(at(action, "organisation/"), {"address": address, "name": name})


def mails() -> list[OutboxMessage]:
    """Those about signatures, the oldest first: editors get mail about sign-offs, too."""
    return list(OutboxMessage.objects.filter(template__startswith="signature_").order_by("pk"))


def link_in(mail: OutboxMessage) -> str:
    return LINK.search(mail.body)[1]


def newest_link() -> str:
    return link_in(mails()[-1])


def press(client, link: str, act: str, **fields):
    return client.post(link, {"act": act, "shown": "hidden", **fields})


def confirmed(client, action, address=ADDRESS, **fields) -> Signature:
    """Signs and confirms with the same words."""
    words = {name: value for name, value in fields.items() if name in ("name", "shown", "country")}
    send(client, action, address, **fields)
    press(client, newest_link(), "confirm", **words)
    forget(action.placement)
    return Signature.objects.confirmed().latest("pk")


def people(action) -> int:
    return Signature.objects.filter(placement=action.placement).counted().count()
