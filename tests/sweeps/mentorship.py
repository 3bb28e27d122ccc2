"""A verified member in a mentorship, somebody asked to lead a programme, and a pair's things."""

from datetime import timedelta

from django.utils import timezone

from directory.mentorship import agreeing, together
from directory.models import Member, Mentorship
from tests.directory.mentorship import actions


def mentorship(owner: Member) -> dict:
    """Names of the owner's things, for the tables. The owner speaks English by now."""
    where = actions.programme()
    led = actions.programme(opened=False)
    type(led).objects.filter(pk=led.pk).update(asked_leader=owner, leader=where.leader)
    actions.mentor(where)
    actions.mentee(where, member=owner)
    actions.pair_up()
    row = Mentorship.objects.get(mentee=owner)
    for by in (row.mentor, row.mentee):
        agreeing.say_yes(row, by=by)
    session = together.plan(row, by=owner, starts_at=timezone.now() + timedelta(days=1), minutes=60)
    return {
        "programme": where.public_id,
        "programme_number": where.pk,
        "led": led.public_id,
        "planned_programme": led.pk,
        "entry": row.mentee_entry.public_id,
        "mentorship": row.public_id,
        "goal": together.add_goal(row, by=owner, text="A goal").public_id,
        "session_planned": session.public_id,
    }
