import logging
import sys

import pytest

from cms.logs import WithoutPersons


def logged(message, *arguments, error=None):
    record = logging.LogRecord("django.request", logging.ERROR, "views.py", 1, message, arguments, error)
    return WithoutPersons().format(record)


@pytest.mark.parametrize(
    "secret",
    [
        "amina@example.org",
        "203.0.113.9",
        "2001:db8::7a",
        "?q=where+is+amina",
        "Referer: https://example.org/secret",
        "/join/k3Jd8sQpLz0vWmX2cRt5uYbN/",
    ],
)
def test_log__takes_persons_out(secret):
    line = logged("Internal Server Error: %s", secret)
    assert secret.strip("/") not in line
    assert "Internal Server Error" in line


def test_log__takes_persons_out_of_a_traceback():
    try:
        raise ValueError("Key (email)=(amina@example.org) already exists")
    except ValueError:
        line = logged("failed", error=sys.exc_info())
    assert "amina" not in line
    assert "ValueError" in line


def test_log__keeps_what_helps_to_mend():
    line = logged("Internal Server Error: /en/stories/ took %d ms at 12:30:45", 12)
    assert "/en/stories/ took 12 ms at 12:30:45" in line


def test_log__takes_the_token_of_a_preview_link_out_also_without_a_digit():
    line = logged("Not Found: %s", "/fr/preview/aBcDeFgHiJkLmNoPqRsTuVwXyZ-_aBcD/")
    assert "aBcDeF" not in line
    assert "/fr/preview/(token)/" in line


def test_log__takes_the_link_of_a_signature_out():
    line = logged("Not Found: %s", "/sw/signed/aBcDeFgHiJkLm.NoPqRsTuVwXyZ/")
    assert "aBcDeF" not in line
    assert "/sw/signed/(token)/" in line
