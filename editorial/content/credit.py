"""A translator's name as it is signed: by a keyed digest of it. So the name can go from every row and
version, and what was signed stays signed (docs/decisions/0025)."""

from safekeeping.hashing import keyed_hash

CREDIT_FIELDS = ("translator_credit", "withdrawn_credit")


def credit_mark(page) -> str:
    """What stands for the credit in the content of a page or a child row: the digest of the name together
    with what was withdrawn before it, or what was withdrawn alone; empty where nobody was ever named.

    A name that comes back after it was taken away has another digest than the one that was signed.
    """
    name, withdrawn = (getattr(page, field, "") for field in CREDIT_FIELDS)
    if not name:
        return withdrawn
    # Of this page alone: equal names on two pages cannot be joined once they are gone.
    return keyed_hash("translator-credit", f"{page.translation_key}:{page.locale_id}:{withdrawn}:{name}")


def withdraw_credit(page) -> None:
    """Takes the name out of an in-memory page, which goes on being what was signed."""
    page.withdrawn_credit = credit_mark(page)
    page.translator_credit = ""
