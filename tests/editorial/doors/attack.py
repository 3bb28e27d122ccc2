"""How an attack on a side door is made: a signed-in person, one request, and a look at the database.

Denials in Wagtail's admin are redirects, and nothing rolls back: only the rows prove anything.
"""

from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html
from wagtail_localize.models import Translation, TranslationSource

from editorial.models import SignOff
from tests.actions import (
    NO_BLOCKS,
    fresh,
    somebody,
)
from tests.factories import Person


def signed_in(person) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


class Attack:
    """Requests of one person; what waits for the commit is run, as it would be."""

    def __init__(self, person, run_callbacks):
        self.client = signed_in(person)
        self.run_callbacks = run_callbacks

    def post(self, view: str, *args, query: str = "", data: dict | None = None, **headers):
        return self.post_to(reverse(view, args=args) + query, data, **headers)

    def post_to(self, address: str, data: dict | None = None, **headers):
        with self.run_callbacks(execute=True):
            answer = self.client.post(address, data or {}, **headers)
        assert answer.status_code < 500, answer.status_code
        return answer

    def put(self, view: str, *args, data: dict | None = None):
        with self.run_callbacks(execute=True):
            body = "&".join(f"{name}={value}" for name, value in (data or {}).items())
            kind = "application/x-www-form-urlencoded"
            answer = self.client.put(reverse(view, args=args), body, content_type=kind)
        assert answer.status_code < 500, answer.status_code
        return answer

    def get(self, view: str, *args, **query):
        return self.client.get(reverse(view, args=args), query)

    def form(self, page) -> dict:
        """What the browser of this person would send from the page's edit form, without JavaScript."""
        html = self.get("wagtailadmin_pages:edit", page.pk).content.decode()
        assert BeautifulSoup(html, "html.parser").find(id="page-edit-form"), "no edit form"
        return {**querydict_from_html(html, form_id="page-edit-form").dict(), **NO_BLOCKS}

    def edit(self, page, **changes):
        data = {**self.form(page), **changes}
        return self.post("wagtailadmin_pages:edit", page.pk, data=data)


def person(handle: str):
    """Whoever holds the mandate of that name; `root` is a superuser without any."""
    if handle == "root":
        found = get_user_model().objects.filter(handle="root").first()
        return found or Person(handle="root", is_superuser=True)
    return somebody(handle)


def row(page) -> dict:
    """Every stored column of a page, base and type."""
    stored = fresh(page)
    return {field.attname: getattr(stored, field.attname) for field in stored._meta.concrete_fields}


def public() -> set[int]:
    return set(Page.objects.filter(live=True, depth__gt=1).values_list("pk", flat=True))


def signers(page) -> set[str]:
    return set(SignOff.objects.standing().of(page).values_list("user__handle", flat=True))


def source_of(page) -> TranslationSource:
    return TranslationSource.objects.get(object_id=page.translation_key)


def translation_of(page) -> Translation:
    return Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale)


def refused(function, *args, **kwargs):
    """Calls something in its own transaction; returns the exception that stopped it, or None."""
    try:
        with transaction.atomic():
            function(*args, **kwargs)
    except Exception as refusal:
        return refusal
    return None
