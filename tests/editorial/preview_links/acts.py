"""What people do with preview links, as verbs."""

import datetime
import re

import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from editorial.models import PreviewLink
from editorial.preview_links.making import make_link
from tests.actions import somebody

PURPOSE = "The ferryman checks his words"


def give_out(page, *, by=None, purpose=PURPOSE) -> str:
    """Makes a link; returns its address."""
    code = page.locale.language_code
    by = by or somebody(f"{code}-translator" if page.is_translation else f"{page.region.code}-editor")
    _link, token = make_link(page, by=by, purpose=purpose)
    return f"/{code}/preview/{token}/"


def outsider() -> Client:
    """Somebody without an account, at a browser that has not been here."""
    cache.clear()
    return Client(enforce_csrf_checks=True)


def look(address: str):
    """What the address answers to a press of its button."""
    return outsider().post(address)


def opens(address: str) -> bool:
    return look(address).status_code == 200


def the_link() -> PreviewLink:
    return PreviewLink.objects.get()


def files_in(html: str) -> list[str]:
    """Addresses of files in an answer."""
    return sorted(set(re.findall(r"/files/[\w./]+(?:\?look=[\w.]+)?", html)))


def in_days(days):
    return time_machine.travel(timezone.now() + datetime.timedelta(days=days), tick=False)
