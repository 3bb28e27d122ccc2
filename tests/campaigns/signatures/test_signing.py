"""From the form to the number: only the owner of a mailbox makes a signature count, and takes it back."""

import datetime
import re

import pytest
from django.core.cache import cache
from django.core.signals import request_finished
from django.db import close_old_connections, connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import Signature
from campaigns.signatures import signing, views
from campaigns.signatures.counting import count
from campaigns.signatures.signable import find_signable
from editorial.takedown import take_down
from tests.actions import somebody, structure

from ..acting import released_action
from .acts import (
    ADDRESS,
    at,
    confirmed,
    link_in,
    mails,
    newest_link,
    people,
    press,
    send,
    send_as_organisation,
)

pytestmark = pytest.mark.django_db
State = Signature.State


@pytest.fixture
def action():
    return released_action()


# Deny first ----------------------------------------------------------------------------------------------


def test_choosing_another_language__signs_nothing_and_keeps_what_was_typed(client, action):
    answer = send(client, action, language="sw", name="Amina Wanjiku", another_language="1")
    assert 'value="Amina Wanjiku"' in answer.content.decode()
    assert not Signature.objects.exists()
    assert mails() == []


def test_a_form_with_errors__offers_its_other_languages_with_what_was_typed(client, action):
    structure("sw")
    cache.clear()  # what stands around the page was kept before there was a second language
    switch = re.compile(r'<button[^>]*form="words" formaction="([^"]+)"')
    assert switch.findall(client.get(at(action)).content.decode()) == []
    page = send(client, action, "nobody@").content.decode()
    assert at(action, language="sw") in switch.findall(page)
    assert 'id="words"' in page


def test_looking_at_the_link__confirms_nothing_however_often(client, action):
    send(client, action)
    for _time in range(5):
        assert client.get(newest_link()).status_code == 200
        client.head(newest_link())
    assert people(action) == 0
    assert Signature.objects.get().state == State.WAITING


def test_a_forged_link__opens_nothing(client, action):
    send(client, action)
    link = newest_link()
    row = Signature.objects.get()
    for wrong in (link[:-2] + "/", link.replace(row.public_id, "0" * 32), "/en/signed/x/", "/en/signed/é.y/"):
        answer = press(client, wrong, "confirm")
        assert answer.status_code == 404
        assert row.public_id not in answer.content.decode()
    assert people(action) == 0


def test_a_draft__cannot_be_signed(client, action):
    take_down(action.placement, by=somebody("kenya-lead"), reason="A mistake")
    for step in ("", "organisation/", "sent/", "remove/"):
        assert client.get(at(action, step)).status_code == 404
    assert send(client, action).status_code == 404
    assert not Signature.objects.exists()


def test_what_is_no_signature__is_refused_and_nothing_is_lost(client, action):
    wrong = {
        "no address": {"address": "", "name": "Amina", "shown": "name"},
        "no mailbox": {"address": "me at home", "name": "Amina", "shown": "name"},
        "a link for a name": {"name": "see evil.example.com", "shown": "name"},
        "a number for a name": {"name": "Amina 0712345", "shown": "name"},
        "a name turned round": {"name": "Amina \u202eanima", "shown": "name"},
        "a name to show and none written": {"name": "", "shown": "initials"},
        "an invented country": {"country": "XX"},
        "an invented choice": {"shown": "everything"},
    }
    for what, fields in wrong.items():
        answer = client.post(at(action), {"address": ADDRESS, "shown": "hidden", **fields})
        page = answer.content.decode()
        assert answer.status_code == 200, what
        assert 'role="alert"' in page, what
        if fields.get("name") and "\u202e" not in fields["name"]:
            assert fields["name"] in page, what
    assert not Signature.objects.exists()


def test_a_page_of_another_kind__takes_no_signature(client):
    letter = released_action(kind="letter", addressee="The Minister\n1 Square", letter="Please act.")
    assert client.get(at(letter)).status_code == 404


def test_not_open_yet_and_over__says_so_and_stores_nothing(client):
    today = datetime.date.today()
    later = released_action(opens_on=today + datetime.timedelta(days=3))
    over = released_action(closes_on=today - datetime.timedelta(days=1))
    assert "Not open yet" in send(client, later).content.decode()
    assert "It has closed" in send(client, over).content.decode()
    assert not Signature.objects.exists()


# How it goes ---------------------------------------------------------------------------------------------


def test_signing__one_mail_then_a_press_and_it_counts(client, action):
    answer = send(client, action, name="Amina Wanjiku", shown="initials", country="KE")
    assert answer.status_code == 302
    assert [mail.address for mail in mails()] == [ADDRESS]
    assert people(action) == 0
    page = press(client, newest_link(), "confirm", name="Amina Wanjiku", shown="initials", country="KE")
    assert "Your signature counts" in page.content.decode()
    row = Signature.objects.get()
    assert (row.state, row.name, row.country.code) == (State.CONFIRMED, "A. W.", "KE")
    assert people(action) == 1


def test_a_hidden_name__is_not_stored(client, action):
    row = confirmed(client, action, name="Amina Wanjiku", shown="hidden")
    assert row.name is None


def test_words_can_be_changed_before_they_count(client, action):
    send(client, action, name="Amima", shown="name")
    assert 'value="Amima"' in client.get(newest_link()).content.decode()
    press(client, newest_link(), "confirm", name="Amina", shown="name")
    assert Signature.objects.get().name == "Amina"


def test_the_mail__names_neither_action_nor_person_and_speaks_the_signers_language(client, action):
    send(client, action, language="fr", name="Amina", shown="name")
    (mail,) = mails()
    assert mail.language == "fr"
    assert "/fr/signed/" in mail.body
    assert action.title not in mail.body + mail.subject
    assert "Amina" not in mail.body


def test_a_note_of_the_editors__stands_in_the_mail(client):
    action = released_action(mail_note="It is about the market.")
    send(client, action)
    assert "It is about the market." in mails()[0].body


# One mailbox ---------------------------------------------------------------------------------------------


def test_one_mail_a_day__whatever_is_typed_how_often(client, action):
    for written in (ADDRESS, ADDRESS.upper(), f" {ADDRESS.lower()} ", ADDRESS):
        send(client, action, written)
    assert len(mails()) == 1
    Signature.objects.update(mailed_on=datetime.date.today() - datetime.timedelta(days=1))
    send(client, action)
    assert len(mails()) == 2


def test_the_same_person_in_two_languages__counts_once(client):
    action = released_action("ar")
    confirmed(client, action)
    Signature.objects.update(mailed_on=None)
    send(client, action, ADDRESS.lower(), language="ar")
    press(client, newest_link(), "confirm")
    assert people(action) == 1


def test_another_form_of_the_same_mailbox__cannot_count_as_well(client, action):
    send(client, action)
    first = newest_link()
    Signature.objects.update(mailed_on=None)
    send(client, action)
    second = newest_link()
    assert first != second
    press(client, first, "confirm")
    press(client, second, "confirm")
    assert people(action) == 1


def test_two_actions__are_signed_apart_and_cannot_be_joined(client, action):
    other = released_action()
    one, two = confirmed(client, action), confirmed(client, other)
    assert one.address_hash != two.address_hash


def test_whose_signature_counts__is_told_so_with_the_same_link(client, action):
    confirmed(client, action)
    link = newest_link()
    Signature.objects.update(mailed_on=None)
    send(client, action)
    assert newest_link() == link
    assert "counts already" in mails()[-1].body


# Equal answers -------------------------------------------------------------------------------------------


@pytest.fixture
def open_connection():
    """An answer that is closed by hand would close the test's own transaction with it."""
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)


def test_known_refused_and_new_addresses__get_one_answer_by_the_same_work(
    client, rf, action, open_connection
):
    confirmed(client, action, "known@example.org")
    send(client, action, "refused@example.org")
    press(client, newest_link(), "not-me")
    send(client, action, "waiting@example.org")
    request_finished.disconnect(close_old_connections)  # the client connects it again after each request
    seen = []
    for who in ("known", "refused", "waiting", "new"):
        request = rf.post(at(action), {"address": f"{who}@example.org", "shown": "hidden"})
        with CaptureQueriesContext(connection) as asked:
            answer = views.sign(request, action.translation_key)
        seen.append((answer.status_code, answer.url, answer.content, len(asked)))
        before = len(mails())
        answer.close()
        assert len(mails()) - before == (who == "new"), who
    assert len(set(seen)) == 1


def test_the_steps__set_no_cookie_and_are_kept_nowhere(client, action):
    for answer in (client.get(at(action)), send(client, action), client.get(newest_link())):
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"
        assert "Cookie" not in answer.get("Vary", "")
    assert client.get(newest_link())["Referrer-Policy"] == "no-referrer"


def test_one_client_that_types_on_and_on__is_slowed_down_without_a_third_party(client, action):
    answers = [send(client, action, f"{number}@example.org") for number in range(25)]
    assert {answer.status_code for answer in answers[10:]} == {429}
    assert "24@example.org" in answers[-1].content.decode()
    assert Signature.objects.count() == len(mails()) == 10


# Organisations -------------------------------------------------------------------------------------------


def test_an_organisation__counts_once_somebody_of_the_region_looked(client, action):
    send_as_organisation(client, action)
    press(client, newest_link(), "confirm", name="Reading Circle")
    assert people(action) == 0
    assert count(action.placement).organisations == []


def test_signable__is_found_in_the_readers_language_or_the_originals():
    action = released_action("fr")
    structure("sw")
    assert find_signable(action.translation_key, "fr").page.title.startswith("[fr]")
    assert find_signable(action.translation_key, "sw").is_foreign


def test_link__is_made_anew_for_the_same_row(client, action):
    send(client, action)
    row = Signature.objects.get()
    assert signing.find_by_token(link_in(mails()[0]).rstrip("/").rsplit("/", 1)[1]) == row
