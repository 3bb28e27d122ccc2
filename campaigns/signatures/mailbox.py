"""A mailbox, recognised without being stored: one address is one person, however it is written."""

import unicodedata

from django.core import signing

from editorial.models import Placement
from safekeeping.hashing import keyed_hash

LINKS = signing.Signer(sep=".", salt="campaigns.signature")


def folded(address: str) -> str:
    """The address as it is compared: no spaces, small letters, one form of each sign."""
    return unicodedata.normalize("NFKC", address).strip().casefold()


def address_hash(placement: Placement, address: str) -> str:
    """64 hex digits under a purpose of its own for each content: whoever has the table cannot tell that one
    person signed two of them."""
    return keyed_hash(f"signature:{placement.translation_key}", folded(address))


def token_for(public_id: str) -> str:
    """What the mail's link carries. Equal in every mail about one signature, and stored nowhere."""
    return LINKS.sign(public_id)


def public_id_in(token: str) -> str:
    """The signature a link is about; empty where we did not make it."""
    try:
        return LINKS.unsign(token)
    except signing.BadSignature:
        return ""
