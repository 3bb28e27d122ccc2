"""What is written down of a consent: who may, what is refused, what is kept, and what an erasure leaves."""

import datetime
import json

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from modelsearch.index import get_indexed_models
from wagtail.models import ReferenceIndex
from wagtail.snippets.models import get_snippet_models

from editorial.strike.matching import Wanted
from editorial.strike.service import preview, strike
from safekeeping.models import AuditEvent, ErasureRecord
from stories.consent import records
from stories.consent.rights import ConsentRefused
from stories.models import ConsentRecord, ConsentTask, Settled
from stories.season.calendar import today
from tests.actions import fresh, give_consent, released_story, somebody, start_translation, write_story
from tests.editorial.people import EVERYBODY, without_rights
from tests.stories.consent.acts import SAFETY, SECRET, erase, open_tasks, record_of, withdraw

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
PRIVATE = {"person": SECRET, "reach": SECRET, "risk": SECRET, "language": "", "other_language": SECRET}


@pytest.fixture
def story():
    story = write_story(consent=False)
    give_consent(story, **PRIVATE, expires_on=today() + 40 * DAY)
    return story


# Refusals ---------------------------------------------------------------------------------------


def test_every_act__denied_for_everybody_but_the_regions_safety(story):
    record, before = record_of(story), ConsentRecord.objects.values().get()
    acts = {
        "record": lambda by: records.record_consent(
            story.placement, by=by, person="x", covers=["text.site"], given_on=today()
        ),
        "declare": lambda by: records.declare_nobody(story.placement, reason="Only newspapers.", by=by),
        "read": lambda by: records.read(record, by=by),
        "change": lambda by: records.change(record, risk="", by=by),
        "withdraw": lambda by: records.withdraw(record, on=today(), by=by),
        "settle": lambda by: records.settle(record, Settled.CHANGED, by=by),
        "erase": lambda by: records.erase(record, by=by),
    }
    refused = [word for word in EVERYBODY if word not in (SAFETY, "everywhere-safety")]
    for person in [*map(somebody, refused), *without_rights(SAFETY)]:
        for act in acts.values():
            with pytest.raises(ConsentRefused):
                act(person)
    assert list(ConsentRecord.objects.values()) == [before]
    assert {event.actor_id for event in AuditEvent.objects.filter(event__startswith="consent.")} == {
        somebody(SAFETY).pk
    }


@pytest.mark.parametrize(
    ("given", "until", "why"),
    [(1, 2, "future"), (-5, -5, "end after"), (-5, -9, "end after")],
)
def test_days_that_cannot_be__are_refused(story, given, until, why):
    with pytest.raises(ValidationError, match=why):
        give_consent(story, given_on=today() + given * DAY, expires_on=today() + until * DAY)


def test_a_withdrawal__is_neither_in_the_future_nor_before_the_consent(story):
    for on, why in ((today() + DAY, "future"), (today() - 30 * DAY, "before it was given")):
        with pytest.raises(ValidationError, match=why):
            withdraw(story, on=on)
    withdraw(story)
    with pytest.raises(ConsentRefused, match="already"):
        withdraw(story)


def test_a_closed_record__is_not_changed_any_more(story):
    first = record_of(story)
    records.record_consent(
        story.placement, by=somebody(SAFETY), replaces=first, person="x", covers=[], given_on=today()
    )
    with pytest.raises(ConsentRefused, match="closed"):
        records.change(first, risk="x", by=somebody(SAFETY))
    assert ConsentRecord.objects.get(pk=first.pk).settled == Settled.RENEWED


def test_a_consent_given_anew__is_younger_than_the_withdrawal(story):
    withdraw(story)
    given = {"person": "x", "covers": ["text.site"], "replaces": record_of(story)}
    with pytest.raises(ValidationError, match="agreed again"):
        records.record_consent(story.placement, by=somebody(SAFETY), given_on=today() - DAY, **given)
    assert record_of(story).waits
    records.record_consent(story.placement, by=somebody(SAFETY), given_on=today(), **given)
    assert record_of(story).is_in_force


def test_a_consent_that_the_public_story_needs__cannot_be_waved_away():
    story = released_story()
    with pytest.raises(ConsentRefused, match="consent to the words"):
        records.settle(record_of(story), Settled.CHANGED, by=somebody(SAFETY))
    assert record_of(story).is_in_force


# What is kept -----------------------------------------------------------------------------------


def raw_rows() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM stories_consentrecord")
        return json.dumps(cursor.fetchall(), default=str)


def test_what_is_private__is_clear_text_in_no_table(story):
    withdraw(story)
    assert record_of(story).told_by == SECRET
    assert "Kingfisher" not in raw_rows()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "Kingfisher" not in json.dumps(cursor.fetchall(), default=str), table


def test_a_record__is_in_no_search_snippet_admin_or_index(story):
    for model in (ConsentRecord, ConsentTask):
        assert model not in get_indexed_models()
        assert model not in get_snippet_models()
        assert not model._meta.default_permissions
        kind = ContentType.objects.get_for_model(model)
        assert not ReferenceIndex.objects.filter(base_content_type=kind).exists()
    assert not apps.is_installed("django.contrib.admin")
    assert "Kingfisher" not in f"{record_of(story)} {record_of(story)!r}"


def test_every_act__is_audited_without_a_word(story):
    record = record_of(story)
    records.read(record, by=somebody(SAFETY))
    records.change(record, risk=SECRET, by=somebody(SAFETY))
    withdraw(story)
    erase(story)
    events = AuditEvent.objects.filter(subject=f"consent:{record.pk}")
    assert list(events.values_list("event", flat=True)) == [
        "consent.recorded",
        "consent.read",
        "consent.changed",
        "consent.withdrawn",
        "consent.erased",
    ]
    assert all("Kingfisher" not in f"{event.facts}" for event in events)


# Erasure and strike -----------------------------------------------------------------------------


def test_an_erasure__leaves_only_that_a_consent_existed(story):
    withdraw(story)
    given = record_of(story).given_on
    record = erase(story)
    stored = ConsentRecord.objects.get(pk=record.pk)
    assert [getattr(stored, name) for name in records.PRIVATE] == [None] * 6
    assert (stored.language, stored.manner, stored.covers) == ("", "", record.covers)
    assert stored.given_on == given.replace(day=1)
    assert {stored.expires_on.day, stored.withdrawn_on.day} == {1}
    assert (stored.erased_at is not None, stored.status) == (True, "erased")


def test_an_erasure__is_done_again_after_a_restore(story):
    record = record_of(story)
    before = dict(ConsentRecord.objects.values().get())
    withdraw(story)
    erase(story)
    ConsentRecord.objects.filter(pk=record.pk).update(**before)  # the backup knows of neither
    assert record_of(story).person == SECRET
    call_command("reapply_erasures")
    restored = record_of(story)
    assert (restored.person, restored.has_ended) == (None, True)
    assert not ErasureRecord.objects.filter(key__contains="Kingfisher").exists()


def test_a_withdrawal__is_known_again_after_a_restore():
    story = released_story()
    before = dict(ConsentRecord.objects.values().get())
    withdraw(story)
    open_tasks(story).delete()
    ConsentRecord.objects.update(**before)
    call_command("reapply_erasures")
    assert record_of(story).withdrawn_on == today()
    call_command("check_consents")
    assert open_tasks(story).count() == 1


def test_an_erasure_of_a_public_storys_consent__asks_what_becomes_of_it():
    story = released_story()
    erase(story)
    assert [task.cause for task in open_tasks(story)] == ["erased"]


def test_a_story_that_is_deleted__takes_the_people_with_it_a_translation_does_not(story):
    start_translation(released_story(), "fr").delete()
    assert not ConsentRecord.objects.exclude(erased_at=None).exists()
    fresh(story).delete()
    assert [getattr(record_of(story), name) for name in records.PRIVATE] == [None] * 6
    assert ErasureRecord.objects.filter(kind="consent").count() == 1


def test_a_strike__finds_a_name_in_the_records_and_removes_it(story):
    other = write_story(code="macedonia", consent=False)
    give_consent(other, person=SECRET)
    wanted = Wanted((SECRET,))
    assert {f.kind: f.count for f in preview(wanted, by=somebody(SAFETY))}["stories.ConsentRecord"] == 4
    strike(wanted, by=somebody(SAFETY), reason="They asked us.")
    assert record_of(story).person == "…"
    assert record_of(story).risk == "…"
    assert record_of(other).person == SECRET


def test_a_strike__passes_over_a_record_that_no_key_opens(story, settings):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE stories_consentrecord SET person = 'broken'")
    give_consent(write_story(consent=False), person=SECRET)
    result = strike(Wanted((SECRET,)), by=somebody(SAFETY), reason="They asked us.")
    assert result.count == 1
