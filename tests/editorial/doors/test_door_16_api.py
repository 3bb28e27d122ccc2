"""Wagtail's API writes: version 3 is not mounted, and the others neither."""

import pytest
from django.apps import apps
from django.test import Client
from django.urls import get_resolver

from tests.editorial.doors.attack import person

pytestmark = pytest.mark.django_db


def names(resolver, prefix=""):
    for entry in resolver.url_patterns:
        if hasattr(entry, "url_patterns"):
            yield from names(entry, f"{prefix}{entry.namespace or ''}:")
        else:
            yield f"{prefix}{entry.name}", getattr(entry.callback, "__module__", "")


def test_api__is_not_installed():
    assert not [app.name for app in apps.get_app_configs() if app.name.startswith("wagtail.api")]


def test_api__has_no_address():
    mounted = [
        name for name, module in names(get_resolver()) if "wagtail.api.v3" in module or "ninja" in module
    ]
    assert mounted == []


@pytest.mark.parametrize(
    "address",
    ["/api/", "/api/v3/", "/api/v3/pages/", "/api/v2/pages/", "/admin/api-tokens/", "/en/api/v3/pages/"],
)
def test_api__answers_nobody(address):
    for handle in ("root", "coordinator"):
        client = Client()
        client.force_login(person(handle), backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(address).status_code == 404
        assert client.post(address, {"title": "x"}).status_code in (404, 405)
