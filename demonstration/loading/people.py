"""Who lives in the demonstration: published passwords, pseudonyms, fixed second factors."""

import base64
import hashlib
import hmac
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from wagtail.models import Locale

from accounts.second_factor import give_totp
from demonstration.reading import members
from regions.models import Mandate, Region
from regions.roles import LANGUAGE_ROLES

PASSWORD = "arusha-2018-demo"  # noqa: S105 (published in the README)
LANGUAGES = ("en", "fr", "sw", "mk", "zh-hant", "ar")
REGIONS = {
    "congo": ("Congo", ["CG"], "fr"),
    "kenya": ("Kenya", ["KE"], "en"),
    "macedonia": ("Macedonia", ["MK"], "mk"),
    "hongkong": ("Hong Kong", ["HK"], "zh-hant"),
    "network": ("Network", [], "en"),
}
REGION_STAFF = {
    "editor": ("editor",),
    "editor-2": ("editor",),
    "approver": ("approver",),
    "approver-2": ("approver",),
    "safety": ("safety",),
    "lead": ("lead", "approver"),
}
LANGUAGE_STAFF = {"translator": ("translator",), "reviewer": ("reviewer",), "reviewer-2": ("reviewer",)}


@dataclass(frozen=True)
class Account:
    """A person of the demonstration; `scope` is the code of a region or language, or empty."""

    handle: str
    roles: tuple[str, ...] = ()
    scope: str = ""
    language: str = "en"
    display_name: str = ""
    is_superuser: bool = False

    @property
    def has_second_factor(self) -> bool:
        return bool(self.roles) or self.is_superuser


def accounts() -> list[Account]:
    staff = [
        Account(f"{code}-{name}", roles, code, language)
        for code, (_name, _countries, language) in REGIONS.items()
        for name, roles in REGION_STAFF.items()
    ]
    linguists = [
        Account(f"{code}-{name}", roles, code, code)
        for code in LANGUAGES
        for name, roles in LANGUAGE_STAFF.items()
    ]
    people = [
        Account(
            member["handle"], language=next(iter(member["languages"])), display_name=member["display_name"]
        )
        for member in members()
    ]
    return [
        Account("coordinator", ("coordinator",)),
        Account("root", is_superuser=True),
        *staff,
        *linguists,
        *people,
    ]


def totp_secret(handle: str) -> str:
    """The same on every machine: Base32 of 20 bytes made from the handle."""
    digest = hmac.digest(b"demonstration", handle.encode(), hashlib.sha256)
    return base64.b32encode(digest[:20]).decode()


def load_regions() -> dict[str, Region]:
    for code, (name, countries, _language) in REGIONS.items():
        facts = {"name": name, "countries": countries, "is_network": code == "network"}
        Region.objects.update_or_create(code=code, defaults=facts)
    for code in LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    return {region.code: region for region in Region.objects.all()}


def load_people(tick) -> dict:
    """Makes the accounts, their mandates and second factors. Returns handle → user."""
    users = get_user_model().objects
    encoded = make_password(PASSWORD)  # hashed once: it is the same for all
    people = {}
    for account in accounts():
        language = account.language if account.language in LANGUAGES else "en"
        facts = {
            "password": encoded,
            "language": language,
            "display_name": account.display_name,
            "is_superuser": account.is_superuser,
        }
        people[account.handle], _made = users.get_or_create(handle=account.handle, defaults=facts)
        if account.has_second_factor:
            give_totp(people[account.handle], totp_secret(account.handle))
        tick()
    for account in accounts():
        load_mandates(account, people)
    return people


def load_mandates(account: Account, people: dict) -> None:
    user = people[account.handle]
    for role in account.roles:
        scope: dict = {}
        if role in LANGUAGE_ROLES:
            scope["locale"] = Locale.objects.get(language_code=account.scope)
        elif account.scope:
            scope["region"] = Region.objects.get(code=account.scope)
        by = None if role == "coordinator" else people["coordinator"]
        Mandate.objects.get_or_create(user=user, role=role, defaults={"granted_by": by}, **scope)
