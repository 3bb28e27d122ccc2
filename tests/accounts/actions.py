"""Verbs for people at the door."""

import time

from allauth.mfa.totp.internal import auth
from django.contrib.auth import SESSION_KEY
from django.test import Client

from tests.accounts.conftest import PASSWORD

DOOR = "/accounts/login/"


def sign_in(client: Client, handle="kenya-editor", password=PASSWORD, next="", **extra):
    return client.post(DOOR, {"login": handle, "password": password, "next": next}, **extra)


def code_for(secret: str, *, at: float | None = None) -> str:
    counter = int(at if at is not None else time.time()) // 30
    return auth.format_hotp_value(auth.hotp_value(secret, counter))


def signed_in_as(client: Client) -> int | None:
    """Who the session says it is, None for nobody."""
    stored = client.session.get(SESSION_KEY)
    return int(stored) if stored else None


def show(client: Client, code: str):
    return client.post("/accounts/2fa/authenticate/", {"code": code})
