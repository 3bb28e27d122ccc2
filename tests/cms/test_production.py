"""Production starts with everything it needs, or not at all."""

import os
import subprocess
import sys
from base64 import urlsafe_b64encode

import pytest
from django.conf import settings
from environs import Env

from cms.settings import demo_keys
from cms.settings.required import complaints

COMPLETE = {
    "SECRET_KEY": "s" * 50,
    "SAFEKEEPING_KEYS": urlsafe_b64encode(b"k" * 32).decode(),
    "SAFEKEEPING_HASH_KEY": urlsafe_b64encode(b"h" * 32).decode(),
    "ALLOWED_HOSTS": "charter.example",
    "DATABASE_URL": "postgres://postgres@127.0.0.1:1/nothing",
    "CACHE_URL": "redis://127.0.0.1:1/0",
    "BASE_URL": "https://charter.example",
    "EMAIL_URL": "smtp://mail.example:25",
    "DEFAULT_FROM_EMAIL": "post@charter.example",
}


def start(environment, code="import django; django.setup()"):
    kept = {name: value for name, value in os.environ.items() if name not in COMPLETE}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=kept | environment | {"DJANGO_SETTINGS_MODULE": "cms.settings.production"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production__names_everything_that_is_missing_at_once():
    refused = start({})
    assert refused.returncode == 3
    assert "Traceback" not in refused.stderr
    assert [name for name in COMPLETE if name not in refused.stderr] == []


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("SECRET_KEY", demo_keys.SECRET_KEY, "published"),
        ("SECRET_KEY", "four letters", "shorter"),
        ("SAFEKEEPING_KEYS", demo_keys.SAFEKEEPING_KEYS[0], "published"),
        ("SAFEKEEPING_KEYS", f"{COMPLETE['SAFEKEEPING_KEYS']},{demo_keys.SAFEKEEPING_KEYS[0]}", "published"),
        ("SAFEKEEPING_KEYS", "k" * 50, "32 bytes"),
        ("SAFEKEEPING_HASH_KEY", demo_keys.SAFEKEEPING_HASH_KEY, "published"),
        ("ALLOWED_HOSTS", "*", "may not hold"),
        ("DATABASE_URL", "sqlite:///site.sqlite3", "postgres"),
        ("CACHE_URL", "locmem://", "redis"),
        ("BASE_URL", "http://charter.example", "https"),
    ],
)
def test_production__refuses_what_does_not_protect(name, value, reason, monkeypatch):
    for setting, fit in (COMPLETE | {name: value}).items():
        monkeypatch.setenv(setting, fit)
    said = complaints(Env())
    assert len(said) == 1
    assert said[0].startswith(name)
    assert reason in said[0]
    assert "*" in value or value not in said[0], "a refused secret is not printed either"


def test_production__starts_with_everything_and_guards_its_readers():
    names = [
        "DEBUG",
        "DEMONSTRATION",
        "SECOND_FACTOR_REQUIRED",
        "SECURE_SSL_REDIRECT",
        "SESSION_COOKIE_SECURE",
    ]
    told = "import django; django.setup(); from django.conf import settings; "
    told += f"print(*[getattr(settings, name) for name in {[*names, 'EMAIL_HOST', 'EMAIL_TIMEOUT']}])"
    started = start(COMPLETE, told)
    assert started.returncode == 0, started.stderr
    assert started.stdout.split() == ["False", "False", "True", "True", "True", "mail.example", "10"]


TOLD = """
import django; django.setup()
from django.test import RequestFactory
from accounts.throttles import address_of
sent = {"REMOTE_ADDR": "127.0.0.1", "headers": {"X-Real-IP": "192.0.2.7", "X-Forwarded-For": "198.51.100.1"}}
print(address_of(RequestFactory().get("/", **sent)))
"""


@pytest.mark.parametrize(("behind_proxy", "address"), [("off", "127.0.0.1"), ("on", "192.0.2.7")])
def test_throttles__tell_readers_apart_behind_a_proxy_and_believe_no_header_without(behind_proxy, address):
    started = start(COMPLETE | {"BEHIND_PROXY": behind_proxy}, TOLD)
    assert started.stdout.split() == [address], started.stderr
