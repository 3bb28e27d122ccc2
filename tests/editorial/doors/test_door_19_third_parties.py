"""Gravatar and the update check call third parties from the admin area."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from tests.actions import somebody, submit_for_sign_off, write_story
from tests.editorial.doors.attack import person

pytestmark = pytest.mark.django_db

FETCHED = re.compile(
    r"""(?:src|srcset|data-src|action|data-w-[a-z-]*url[a-z-]*)=["'](?:https?:)?//(?!testserver|localhost)"""
)
LOADED = re.compile(r"""<link[^>]+href=["'](?:https?:)?//(?!testserver|localhost)""")


@pytest.mark.parametrize("handle", ["root", "coordinator", "kenya-editor", "kenya-approver"])
def test_admin__fetches_nothing_from_elsewhere(attack, handle):
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    addresses = [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore", args=[story.get_parent().pk]),
        reverse("wagtailadmin_pages:edit", args=[story.pk]),
        reverse("wagtailadmin_pages:history", args=[story.pk]),
        reverse("wagtailadmin_account"),
        "/admin/users/",
        "/admin/images/",
    ]
    client = attack(person(handle)).client
    for address in addresses:
        html = client.get(address).content.decode()
        assert not FETCHED.search(html) and not LOADED.search(html), address
        assert "gravatar" not in html and "releases.wagtail" not in html, address


def test_settings__call_nobody():
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
