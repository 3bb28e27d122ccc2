"""What a strike leaves in append-only tables, logs, mail and rooms it does not know: nothing of the name."""

import logging

import pytest
from django.db import connection

from editorial.models import SignOff
from editorial.registries import strike_places
from editorial.strike.places import Finding
from editorial.strike.scanning import scan
from safekeeping import outbox
from safekeeping.append_only import AppendOnlyError
from safekeeping.models import AuditEvent, OutboxMessage
from tests.actions import sign_off, sign_offs, somebody, submit_for_sign_off, write_story
from tests.editorial.strike.acts import NAME, WANTED, struck

pytestmark = pytest.mark.django_db


# Append-only ------------------------------------------------------------------------------------


def test_sign_off_comment__is_struck_and_nothing_else_of_the_row():
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    story = sign_off(story, by=somebody("kenya-approver"))
    row = sign_offs().get()
    sign_offs().filter(pk=row.pk).strike_words(comment=f"{NAME} agreed.")
    before = sign_offs().values().get()
    struck()
    after = sign_offs().values().get()
    assert after.pop("comment") == "… agreed."
    before.pop("comment")
    assert after == before


@pytest.mark.parametrize(
    "words", [{}, {"user_id": 1}, {"content_hash": "x"}, {"comment": "", "kind": "safety"}]
)
def test_append_only__no_other_column_is_written_anew(words):
    with pytest.raises(AppendOnlyError):
        SignOff.objects.strike_words(**words)
    with pytest.raises(AppendOnlyError):
        AuditEvent.objects.strike_words(event="x")


# The text itself --------------------------------------------------------------------------------


def test_strike__keeps_the_text_nowhere(caplog):
    write_story(title=NAME)
    with caplog.at_level(logging.DEBUG):
        struck()
    event = AuditEvent.objects.get(event="text.struck")
    assert event.actor_id == somebody("everywhere-safety").pk
    assert set(event.facts) == {"count", "taken_down"}
    assert "Amina" not in f"{event.facts}{event.subject}"
    own = [r for r in caplog.records if not r.name.startswith("django.db")]
    assert not any("Amina" in record.getMessage() for record in own)


def test_strike__mail_that_waits():
    outbox.post(
        address="a@example.org", template="sign_off_waits", context={"admin_address": NAME}, language="en"
    )
    message = OutboxMessage.objects.get()
    assert NAME in message.body
    struck(by="kenya-safety")
    assert NAME in OutboxMessage.objects.get().body  # belongs to no region
    struck()
    message = OutboxMessage.objects.get()
    assert NAME not in message.body
    assert message.address == "a@example.org"


def test_strike__places_of_other_rooms():
    class Shelf:
        words = NAME

        def find(self, scope, wanted):
            count = wanted.count(self.words)
            return [Finding("shelf", "room.Shelf", count)] if count else []

        def strike(self, scope, wanted, replacement):
            self.words = wanted.struck(self.words, replacement)
            return 1

    shelf = Shelf()
    strike_places.register(shelf)
    try:
        assert struck().count == 1
    finally:
        strike_places.remove(shelf)
    assert shelf.words == "…"


def test_scan__finds_what_no_place_knows():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE a_table_of_nobody (words text)")
        cursor.execute("INSERT INTO a_table_of_nobody VALUES (%s)", ["by AMINA OTIENO"])
    (left,) = scan(WANTED, by=somebody("everywhere-safety"))
    assert (left.column, left.count) == ("a_table_of_nobody.words", 1)
