"""A public petition of Kenya, and somebody's form that waits for its mail to be answered."""

from campaigns.signatures import signing
from campaigns.signatures.mailbox import token_for
from campaigns.signatures.signable import find_signable
from tests.campaigns.acting import released_action

CANARY = "plover-of-the-marsh"  # in the address of somebody whose signature counts: told to nobody


def sign_as_canary(signable) -> None:
    for kind, name in (("person", "Somebody"), ("organisation", "A circle")):
        words = signing.Words(name, "name", "KE")
        address = f"{CANARY}.{kind}@example.org"
        signing.confirm(signing.take(signable, address=address, words=words, kind=kind, language="en"), words)


def petition() -> dict:
    action = released_action(title="A public petition")
    signable = find_signable(action.translation_key, "en")
    words = signing.Words("Nobody", "name", "")
    sign_as_canary(signable)
    row = signing.take(signable, address="reader@example.org", words=words, kind="person", language="en")
    return {
        "petition": action.placement.pk,
        "petition_key": action.translation_key,
        "signed": token_for(row.public_id),
    }
