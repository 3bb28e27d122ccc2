"""The audit chain: what it refuses, what it notices."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from safekeeping import audit, guards
from safekeeping.models import AuditEvent, AuditHead

pytestmark = pytest.mark.django_db


def execute(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.fixture
def chain(db):
    """Five events, and a database whose guards somebody took away."""
    events = [
        audit.record("mandate.granted", actor_id=7, subject=f"user:{n}", facts={"role": "editor"})
        for n in range(5)
    ]
    with guards.lifted(connection):
        yield events


# Refusals ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        {"event": "a story was released"},
        {"event": "released", "subject": "Amina Odhiambo"},
        {"event": "released", "subject": "amina@example.org"},
        {"event": "released", "facts": {"reason": "She was threatened"}},
        {"event": "released", "facts": {"reasons": ["urgent", "She was threatened"]}},
        {"event": "released", "facts": {"nested": {"role": "editor"}}},
        {"event": "released", "facts": {"share": 0.5}},
        {"event": "released", "facts": {"IP": "192.0.2.1"}},
        {"event": "released", "facts": {"title": "Arusha"}},
        {"event": "released", "facts": {"two words": 1}},
        {"event": "released", "subject": "x" * 129},
    ],
)
def test_record__refuses_words_addresses_and_network_data(arguments):
    with pytest.raises(audit.NotACodeError) as refusal:
        audit.record(**arguments)

    assert "Amina" not in str(refusal.value)
    assert "threatened" not in str(refusal.value)
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE safekeeping_auditevent SET actor_id = 8 WHERE sequence = 1",
        "DELETE FROM safekeeping_auditevent WHERE sequence = 1",
    ],
)
def test_raw_sql__denied_by_the_database(sql):
    audit.record("released", actor_id=7)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        execute(sql)

    assert AuditEvent.objects.get().actor_id == 7


# Writing ----------------------------------------------------------------------------------------


def test_record__links_each_event_to_the_one_before():
    first = audit.record(
        "released", actor_id=7, subject="placement:12", facts={"languages": ["fr", "sw"], "quorum": 2}
    )
    second = audit.record("withdrawn")

    assert [first.sequence, second.sequence] == [1, 2]
    assert first.previous_hash == ""
    assert second.previous_hash == first.hash
    stored = AuditEvent.objects.get(pk=1)
    assert stored.hash == stored.expected_hash()
    assert stored.facts == {"languages": ["fr", "sw"], "quorum": 2}
    assert AuditHead.objects.get().hash == second.hash
    assert audit.first_broken_link() is None


def test_record__undone_with_the_callers_transaction():
    audit.record("released")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        audit.record("withdrawn")
        raise ZeroDivisionError

    assert AuditEvent.objects.count() == 1
    assert audit.first_broken_link() is None


def test_record__event_has_a_short_name_without_facts():
    event = audit.record("released", subject="placement:12")

    assert str(event) == "1 released"
    assert str(AuditHead.objects.get()) == "head at 1"


# Tampering --------------------------------------------------------------------------------------


def broken():
    link = audit.first_broken_link()
    return link and (link.sequence, link.reason)


def test_chain__an_edited_row_is_named(chain):
    execute("UPDATE safekeeping_auditevent SET actor_id = 8 WHERE sequence = 3")

    assert broken() == (3, "its row was changed")


def test_chain__an_edited_row_with_a_copied_hash_is_named(chain):
    execute("UPDATE safekeeping_auditevent SET hash = %s WHERE sequence = 3", chain[3].hash)

    assert broken() == (3, "its row was changed")


def test_chain__a_deleted_row_is_named(chain):
    execute("DELETE FROM safekeeping_auditevent WHERE sequence = 3")

    assert broken() == (3, "the event is missing")


def test_chain__a_deleted_first_row_is_named(chain):
    execute("DELETE FROM safekeeping_auditevent WHERE sequence = 1")

    assert broken() == (1, "the event is missing")


def test_chain__a_deleted_row_whose_gap_was_closed_is_named(chain):
    execute("DELETE FROM safekeeping_auditevent WHERE sequence = 3")
    execute("UPDATE safekeeping_auditevent SET sequence = 3 WHERE sequence = 4")
    execute("UPDATE safekeeping_auditevent SET sequence = 4 WHERE sequence = 5")

    assert broken() == (3, "it does not follow from the event before it")


def test_chain__reordered_rows_are_named(chain):
    execute("UPDATE safekeeping_auditevent SET sequence = 99 WHERE sequence = 2")
    execute("UPDATE safekeeping_auditevent SET sequence = 2 WHERE sequence = 3")
    execute("UPDATE safekeeping_auditevent SET sequence = 3 WHERE sequence = 99")

    assert broken() == (2, "it does not follow from the event before it")


def test_chain__a_cut_off_tail_is_named(chain):
    execute("DELETE FROM safekeeping_auditevent WHERE sequence >= 4")

    assert broken() == (4, "the event is missing from the end")


def test_chain__a_cut_off_tail_with_the_head_moved_back_is_named(chain):
    execute("DELETE FROM safekeeping_auditevent WHERE sequence >= 4")
    execute("UPDATE safekeeping_audithead SET sequence = 3, hash = %s", chain[2].hash)

    assert broken() == (3, "the head row was changed")


def test_chain__a_removed_head_is_named(chain):
    execute("DELETE FROM safekeeping_audithead")

    assert broken() == (1, "the head row does not know the event")


def test_chain__a_removed_head_stays_known_and_stops_nobody(chain):
    execute("DELETE FROM safekeeping_auditevent WHERE sequence >= 4")
    execute("DELETE FROM safekeeping_audithead")

    event = audit.record("released")

    assert event.sequence == 5
    assert broken() == (4, "the head row had been removed before it")


def test_chain__a_row_added_by_hand_is_named(chain):
    execute(
        "INSERT INTO safekeeping_auditevent"
        " (sequence, created_at, event, subject, facts, previous_hash, hash)"
        " SELECT 6, created_at, event, subject, facts, hash, hash"
        " FROM safekeeping_auditevent WHERE sequence = 5"
    )

    assert broken() == (6, "the head row does not know the event")


def test_chain__another_last_event_is_named(chain):
    """The last event re-sealed under its own hash by somebody with the key of events, not of the head."""
    event = AuditEvent.objects.get(sequence=5)
    event.actor_id = 8
    execute(
        "UPDATE safekeeping_auditevent SET actor_id = 8, hash = %s WHERE sequence = 5", event.expected_hash()
    )

    assert broken() == (5, "it is not the event that the head row names")


def test_chain__another_hash_key_is_not_taken_for_the_right_one(chain, settings):
    settings.SAFEKEEPING_HASH_KEY = settings.SAFEKEEPING_KEYS[0]

    assert broken() == (1, "its row was changed")


# The command ------------------------------------------------------------------------------------


def test_check_audit_chain__names_the_first_broken_link(chain):
    execute("UPDATE safekeeping_auditevent SET actor_id = 8 WHERE sequence >= 3")

    with pytest.raises(CommandError, match="breaks at event 3: its row was changed"):
        call_command("check_audit_chain")


def test_check_audit_chain__says_when_the_database_does_not_guard(chain):
    with pytest.raises(CommandError, match=r"does not guard safekeeping\.AuditEvent"):
        call_command("check_audit_chain")


def test_check_audit_chain__content_with_a_whole_chain(capsys):
    audit.record("released")

    call_command("check_audit_chain")

    assert "whole: 1 events" in capsys.readouterr().out
