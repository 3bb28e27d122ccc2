"""Stand-ins: a lead asks somebody of another region, where nobody of the own can sign."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import PageLogEntry

from editorial import signing
from editorial.models import Kind, StandIn
from editorial.signing import SignOffRefused
from editorial.standins import StandInRefused, candidates, name_stand_in
from safekeeping.models import AuditEvent, OutboxMessage
from tests.actions import fresh, sign_off, sign_offs, somebody, submit_for_sign_off, translate, write_story
from tests.editorial.people import EVERYBODY, left, suspended, undone, without_rights
from tests.factories import Person, hold, region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]


def waiting_story():
    """Submitted; Kenya has an editor and nobody who signs."""
    return submit_for_sign_off(write_story(consent=False), by=somebody("kenya-editor"))


def task_of(page):
    return page.current_workflow_task


def named(page, word="macedonia-approver"):
    person = somebody(word)
    name_stand_in(page, task_of(page), person, by=somebody("kenya-lead"))
    return person


def test_naming__denied_for_everybody_but_a_lead_of_the_region():
    story = waiting_story()
    able = Person(mandates=["congo-approver"])
    for word in EVERYBODY:
        if word == "kenya-lead":
            continue
        with undone():
            by = somebody(word)
            with pytest.raises(StandInRefused):
                name_stand_in(story, task_of(story), able, by=by)
    for by in without_rights("kenya-lead"):
        with pytest.raises(StandInRefused):
            name_stand_in(story, task_of(story), able, by=by)
    assert not StandIn.objects.exists()


def test_naming__denied_while_the_region_has_somebody_who_can_sign():
    story = waiting_story()
    somebody("kenya-approver")
    with pytest.raises(StandInRefused):
        named(story)
    assert not StandIn.objects.exists()


def test_naming__denied_while_somebody_holds_safety_everywhere():
    story = waiting_story()
    story = sign_off(story, by=somebody("kenya-approver"))
    somebody("everywhere-safety")
    with pytest.raises(StandInRefused):
        named(story, "macedonia-safety")


@pytest.mark.parametrize(
    "word", ["macedonia-editor", "macedonia-safety", "macedonia-lead", "fr-reviewer", "coordinator", ""]
)
def test_naming__denied_for_a_person_without_the_same_mandate_elsewhere(word):
    story = waiting_story()
    person = somebody(word) if word else Person(root=True)
    with pytest.raises(StandInRefused):
        name_stand_in(story, task_of(story), person, by=somebody("kenya-lead"))
    assert not StandIn.objects.exists()


def test_naming__denied_for_people_who_left():
    story = waiting_story()
    for person in (left("macedonia-approver"), suspended("macedonia-approver")):
        with pytest.raises(StandInRefused):
            name_stand_in(story, task_of(story), person, by=somebody("kenya-lead"))


def test_naming__denied_for_somebody_who_contributed():
    author = Person(mandates=["kenya-editor", "macedonia-approver"])
    story = submit_for_sign_off(write_story(by=author), by=author)
    with pytest.raises(StandInRefused):
        name_stand_in(story, task_of(story), author, by=somebody("kenya-lead"))


def test_naming__denied_for_the_lead_in_person():
    lead = Person(mandates=["kenya-lead", "macedonia-approver"])
    story = waiting_story()
    with pytest.raises(StandInRefused):
        name_stand_in(story, task_of(story), lead, by=lead)


def test_naming__denied_for_the_language_sign_off():
    story = write_story()
    french = translate(story, "fr")
    task = french.get_workflow().tasks[0].specific
    with pytest.raises(StandInRefused):
        name_stand_in(french, task, somebody("fr-reviewer"), by=somebody("kenya-lead"))


def test_naming__possible_where_the_only_one_who_could_wrote_the_text():
    author = Person(mandates=["kenya-editor", "kenya-approver"])
    story = submit_for_sign_off(write_story(by=author), by=author)
    named(story)
    assert StandIn.objects.in_force().count() == 1


def test_naming__possible_where_the_only_one_for_safety_gave_the_regional_sign_off():
    both = Person(mandates=["kenya-approver", "kenya-safety"])
    story = sign_off(waiting_story(), by=both)
    with pytest.raises(SignOffRefused):
        signing.sign_off(story, by=both)
    stand_in = named(story, "macedonia-safety")
    assert sign_off(story, by=stand_in).current_workflow_state is None


def test_candidates__hold_the_mandate_elsewhere_and_could_sign():
    story = waiting_story()
    able = [somebody("congo-approver"), somebody("macedonia-approver")]
    for word in ("macedonia-safety", "kenya-editor", "everywhere-safety", "coordinator"):
        somebody(word)
    network = somebody("network-approver")  # signed the front page
    assert set(candidates(story, Kind.REGIONAL)) == {*able, network}


def test_naming__is_logged_told_and_ends_after_fourteen_days():
    story = waiting_story()
    person = named(story)
    stand_in = StandIn.objects.get()
    assert (stand_in.user, stand_in.named_by) == (person, somebody("kenya-lead"))
    assert timedelta(days=13, hours=23) < stand_in.valid_until - timezone.now() <= timedelta(days=14)
    assert PageLogEntry.objects.filter(page_id=story.pk, action="editorial.stand_in").exists()
    event = AuditEvent.objects.get(event="standin.named")
    assert event.facts == {"kind": "regional", "stand_in": person.pk}
    mail = OutboxMessage.objects.get(template="stand_in_named")
    assert mail.address == person.email
    assert story.title not in mail.subject + mail.body


def test_stand_in__signs_and_it_shows_on_the_sign_off():
    story = waiting_story()
    story = sign_off(story, by=named(story))
    given = sign_offs().get()
    assert (given.kind, given.as_stand_in) == (Kind.REGIONAL, True)
    story = sign_off(story, by=somebody("kenya-safety"))
    assert not sign_offs().get(kind=Kind.SAFETY).as_stand_in


def test_stand_in__signs_neither_other_kinds_nor_other_content():
    story, other = waiting_story(), waiting_story()
    person = named(story)
    with pytest.raises(SignOffRefused):
        sign_off(other, by=person)
    story = sign_off(story, by=somebody("kenya-approver"))
    with pytest.raises(SignOffRefused):
        sign_off(story, by=person)
    assert sign_offs().count() == 1


def test_stand_in__is_over_after_fourteen_days():
    story = waiting_story()
    person = named(story)
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
        assert not task_of(story).is_signer(story, person)
        with pytest.raises(SignOffRefused):
            sign_off(story, by=person)
    assert not sign_offs().exists()


def test_stand_in__is_over_with_the_mandate_it_came_from():
    story = waiting_story()
    person = named(story)
    hold(person, "macedonia-editor")  # another mandate is not enough
    person.mandates.filter(role="approver").update(valid_until=timezone.now())
    person = type(person).objects.get(pk=person.pk)
    with pytest.raises(SignOffRefused):
        sign_off(story, by=person)
    assert not sign_offs().exists()


def test_stand_in__is_over_with_the_account():
    story = waiting_story()
    person = named(story)
    person.is_active = False
    person.save()
    with pytest.raises(SignOffRefused):
        sign_off(story, by=person)


def test_stand_in__named_for_the_old_region_does_not_serve_the_new_one():
    story = waiting_story()
    person = named(story)
    story.placement.transfer(region("congo"), by=somebody("coordinator"), reason="It happened there.")
    with pytest.raises(SignOffRefused):
        sign_off(fresh(story), by=type(person).objects.get(pk=person.pk))
    assert not StandIn.objects.in_force().exists()
