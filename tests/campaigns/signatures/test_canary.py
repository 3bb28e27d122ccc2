"""An address that signed everything there is to sign is found nowhere: in no answer to anybody, no header,
log, version, list, export, feed or index, and in no table that can be read without the key."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from campaigns.models import ActionKind, CharterIndexPage
from editorial.registries import public_surfaces
from tests.actions import release_page, somebody
from tests.campaigns.charter_actions import index_of
from tests.directory.scanning import forms_of

from ..acting import released_action, write_action
from .acts import at, confirmed, newest_link, press, send, send_as_organisation

pytestmark = pytest.mark.django_db
CANARY = "plover.of.the.marsh"
ADDRESS = f"{CANARY}@example.org"
ROLES = (
    "",
    "kenya-editor",
    "kenya-approver",
    "macedonia-lead",
    "fr-reviewer",
    "network-approver",
    "coordinator",
)


@pytest.fixture
def signed(client):
    """Everything that can be signed, signed: confirmed, as an organisation, unconfirmed, taken back."""
    petition = released_action("fr", title="A petition")
    campaign = petition.get_parent().specific
    contents = [petition, index_of(CharterIndexPage)]
    for kind in (ActionKind.STATEMENT, ActionKind.ASK, ActionKind.SHARE):
        contents.append(release_page(write_action(campaign, kind=kind)))
    for content in (petition, contents[1], contents[2]):
        confirmed(client, content, ADDRESS, name="Amina", shown="name", country="KE")
        send_as_organisation(client, content, name="Reading Circle", address=f"circle.{ADDRESS}")
        press(client, newest_link(), "confirm", name="Reading Circle")
        send(client, content, f"waiting.{ADDRESS}")
        send(client, content, f"gone.{ADDRESS}")
        press(client, newest_link(), "remove")
    return contents


def answers(who: str, addresses: list[str]):
    """(address, everything that an answer says) for somebody, also with the address as a referrer's words."""
    reader = Client()
    if who:
        reader.force_login(somebody(who))
    for address in addresses:
        answer = reader.get(address, follow=True)
        body = b"".join(answer) if answer.streaming else answer.content
        yield address, body + repr(dict(answer.headers)).encode() + repr(answer.redirect_chain).encode()


def public_addresses(contents) -> list[str]:
    found = [address for addresses in public_surfaces.values() for address in addresses()]
    found += [
        f"/en/feeds/{name}.{kind}" for name in ("campaigns", "updates") for kind in ("rss", "atom", "json")
    ]
    found += [f"/en/search/?q={CANARY}", f"/en/search/?q={ADDRESS}"]
    for content in contents:
        found += [content.get_url(), f"{content.get_url()}?lite=1"]
        found += [at(content, step) for step in ("", "organisation/", "sent/", "remove/")]
    return sorted(set(found))


def screens(contents) -> list[str]:
    found = ["/admin/", "/admin/signatures/", "/admin/campaigns/", f"/admin/pages/search/?q={CANARY}"]
    for content in contents:
        own = f"/admin/signatures/{content.placement.pk}/"
        found += [own, f"{own}export/", f"/admin/pages/{content.pk}/edit/", f"/admin/pages/{content.pk}/"]
        found += [reverse("editorial:history", args=[content.pk]), f"/admin/api/main/pages/{content.pk}/"]
    return [*found, "/admin/reports/site-history/"]


def test_the_address__is_told_to_nobody_and_kept_nowhere_in_plain(signed, caplog):
    for who in ROLES:
        addresses = screens(signed) + (public_addresses(signed) if who == "" else [])
        for address, said in answers(who, addresses):
            # Somebody who looks for it finds their own question again, and nothing else.
            assert CANARY.encode() not in said or "q=" in address, (who, address)
            assert "q=" not in address or b"A petition" not in said, (who, address)
    assert CANARY not in caplog.text.replace(f"q={CANARY}", "")
    for model, column in ((Revision, "content"), (PageLogEntry, "data"), (ModelLogEntry, "data")):
        assert not model.objects.filter(**{f"{column}__icontains": CANARY}).exists()
    for table, rows in tables():
        assert not any(form in rows for form in forms_of(CANARY)), table


def tables():
    """(name, its rows as they are stored) of every table."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            yield table, repr(cursor.fetchall()).encode()


def test_a_link_of_a_mail__is_told_to_no_other_page(client):
    send(client, released_action(), ADDRESS)
    link = newest_link()
    answer = client.get(link)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert CANARY.encode() not in answer.content
