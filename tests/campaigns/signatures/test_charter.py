"""The Charter itself is signed by people and organisations, with the machinery of every action."""

import pytest

from campaigns.models import CharterIndexPage, Signature
from campaigns.signatures.counting import forget
from tests.actions import edit, release_page, somebody
from tests.campaigns.charter_actions import index_of
from tests.home.test_query_counts import warm

from .acts import ADDRESS, at, confirmed, newest_link, press, send, send_as_organisation
from .test_counting import signed

pytestmark = pytest.mark.django_db
CHARTER = "/en/charter/"


@pytest.fixture
def charter():
    return index_of(CharterIndexPage)


def answer(client, charter, signature, answer="show"):
    address = f"/admin/signatures/{charter.placement.pk}/"
    return client.post(address, {"signature": signature.public_id, "answer": answer}, follow=True)


def read(client, charter) -> str:
    forget(charter.placement)
    return client.get(CHARTER).content.decode()


def test_an_organisation__is_shown_once_somebody_of_the_network_looked_and_of_no_other_region(
    client, charter, enter
):
    send_as_organisation(client, charter, name="Heron Circle")
    press(client, newest_link(), "confirm", name="Heron Circle")
    row = Signature.objects.confirmed().get()
    for who in ("kenya-approver", "kenya-lead", "network-editor", "network-safety", "coordinator"):
        enter(somebody(who))
        answer(client, charter, row)
        client.logout()
        assert "Heron Circle" not in read(client, charter), who
    enter(somebody("network-approver"))
    assert "Heron Circle" in client.get(f"/admin/signatures/{charter.placement.pk}/").content.decode()
    answer(client, charter, row)
    client.logout()
    assert "Heron Circle" in read(client, charter)


def test_people__are_counted_on_the_page_in_every_language_and_once_each(client, charter):
    index_of(CharterIndexPage, "ar")
    signed(charter.placement, 11)
    confirmed(client, charter)
    Signature.objects.update(mailed_on=None)
    send(client, charter, ADDRESS.upper(), language="ar")
    press(client, newest_link(), "confirm")
    assert "<strong>12</strong>" in read(client, charter)
    assert b"<strong>12</strong>" in client.get("/ar/charter/").content


def test_the_page__leads_to_the_step_of_signing_and_sets_no_cookie(client, charter):
    page = client.get(CHARTER)
    assert f'href="{at(charter)}"' in page.content.decode()
    assert f'href="{at(charter, "organisation/")}"' in page.content.decode()
    assert not page.cookies
    assert charter.title in client.get(at(charter)).content.decode()


def test_signatures__void_no_sign_off_and_words_for_those_who_sign_need_one(client, charter):
    confirmed(client, charter)
    edit(charter, by=somebody("network-editor"), thanks="heron-thanks")
    send(client, charter, "other@example.org")
    assert "heron" not in press(client, newest_link(), "confirm").content.decode()
    charter.refresh_from_db()
    release_page(charter, by=somebody("network-editor"))
    send(client, charter, "third@example.org")
    assert "heron-thanks" in press(client, newest_link(), "confirm").content.decode()


def test_the_page__costs_nothing_more_while_the_count_is_kept(client, charter):
    signed(charter.placement, 12, "KE")
    few = warm(client, CHARTER)
    signed(charter.placement, 200, "MK")
    assert len(warm(client, CHARTER)) == len(few)
