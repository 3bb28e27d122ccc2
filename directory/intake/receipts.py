"""Receipt codes: sixteen digits that open one conversation, and are stored by nobody but their owner.

Fifteen digits are random, the last one finds a slip of the pen (ISO/IEC 7812, as on bank cards). A code is
made from the form it answers, so that a form sent twice gives one case and shows one code.
"""

import secrets
import unicodedata
import uuid

from django.core import signing

from safekeeping.hashing import keyed_hash

DIGITS = 16
FORM_SALT = "directory.intake.form"
FORM_LIVES = 12 * 60 * 60  # seconds: long enough to write in peace, short on a shared computer


def new_form_token() -> str:
    """What the hidden field of a form holds. Nothing is stored before it comes back."""
    return signing.dumps(secrets.token_urlsafe(24), salt=FORM_SALT)


def nonce_of(form_token: str) -> str:
    """The random part of a form's token; empty where we did not make it, or too long ago."""
    try:
        return str(signing.loads(form_token, salt=FORM_SALT, max_age=FORM_LIVES))
    except signing.BadSignature:
        return ""


def form_key(nonce: str) -> str:
    return keyed_hash("intake-form", nonce)


def case_key(nonce: str) -> uuid.UUID:
    """The key of a form's case on the erasure list."""
    return uuid.UUID(hex=keyed_hash("intake-case", nonce)[:32])


def code_for(nonce: str) -> str:
    """The sixteen digits that belong to a form. Without the site's key nobody can calculate them."""
    body = str(int(keyed_hash("intake-code", nonce), 16) % 10 ** (DIGITS - 1)).zfill(DIGITS - 1)
    return body + check_digit(body)


def check_digit(body: str) -> str:
    """The Luhn digit that follows `body`."""
    total = 0
    for place, sign in enumerate(reversed(body)):
        doubled = int(sign) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)


def digits_in(typed: str) -> str:
    """The code in what somebody typed: digits of every script, whatever stands between them. Empty where
    it is no code."""
    values = (unicodedata.decimal(sign, None) for sign in typed[: 8 * DIGITS])
    code = "".join(str(value) for value in values if value is not None)
    return code if len(code) == DIGITS and check_digit(code[:-1]) == code[-1] else ""


def receipt_hash(code: str) -> str:
    return keyed_hash("intake-receipt", code)


def grouped(code: str) -> str:
    """Four by four, as people write it down."""
    return " ".join(code[start : start + 4] for start in range(0, DIGITS, 4))
