"""The admin area as people see it, over HTTP, with what follows a commit run at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.blocks.base import BlockField


class Desk:
    """Opens and answers screens by their name. `send` runs the callbacks that follow a commit."""

    def __init__(self, client, person, capture):
        self.client = client
        self.capture = capture
        client.force_login(person)

    def open(self, name: str, *args, **query):
        return self.client.get(address(name, *args), query)

    def send(self, name: str, *args, follow=False, **answers):
        with self.capture(execute=True):
            return self.client.post(address(name, *args), answers, follow=follow)


def address(name: str, *args) -> str:
    return reverse(name if name.startswith("wagtail") else f"editorial:{name}", args=args)


@pytest.fixture(autouse=True, scope="module")
def pages_in_french(french):
    """Most screens show translations."""


@pytest.fixture
def desk(client, db, django_capture_on_commit_callbacks):
    """`desk(person)` signs the person in."""
    return lambda person: Desk(client, person, django_capture_on_commit_callbacks)


@pytest.fixture
def count_queries(db):
    """`with count_queries() as queries:` collects the statements, with content types warm."""
    return lambda: CaptureQueriesContext(connection)


@pytest.fixture
def whole_form():
    """`whole_form(desk, page)` is what the browser would send from the page's editor, unchanged."""
    return fields_of


def fields_of(desk, page) -> dict:
    form = desk.open("wagtailadmin_pages:edit", page.pk).context["form"]
    streams = [bound.name for bound in form if isinstance(bound.field, BlockField)]
    fields = {bound.html_name: bound.value() or "" for bound in form if bound.name not in streams}
    fields |= {f"{name}-count": "0" for name in streams} | {"countries": [], "warnings": []}
    for formset in form.formsets.values():
        fields |= {field.html_name: field.value() for field in formset.management_form}
    return fields
