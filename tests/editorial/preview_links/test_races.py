"""Several people at the same instant. Threads, on a SQLite file and on PostgreSQL."""

import pytest

from editorial.models import Ended, PreviewLink
from editorial.preview_links.ending import revoke
from editorial.takedown import take_down
from safekeeping.models import AuditEvent
from tests.actions import somebody, write_story
from tests.races import at_once, while_somebody_is_recorded

from .acts import give_out, opens, outsider, the_link

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]


def test_twenty_openings_at_once__are_the_five_that_are_left():
    address = give_out(write_story())
    clients = [outsider() for _ in range(20)]
    answers = at_once(*(lambda client=client: client.post(address).status_code for client in clients))
    assert sorted(answers, key=str) == [200] * 5 + [404] * 15, answers
    assert the_link().openings_left == 0
    assert AuditEvent.objects.filter(event="preview_link.opened").count() == 5


def test_takedown_against_a_new_link__leaves_none_that_opens():
    story, editor = write_story(), somebody("kenya-editor")
    made = []
    at_once(
        lambda: take_down(story.placement, by=somebody("kenya-approver"), reason="Danger"),
        *(lambda: made.append(give_out(story.specific_class.objects.get(pk=story.pk), by=editor)),) * 3,
    )
    # What was made after the takedown is a new decision; what was made before it is gone.
    revoked = PreviewLink.objects.exclude(revoked_at=None).count()
    assert sum(opens(address) for address in made) == len(made) - revoked


def test_several_links_end_while_somebody_opens_one__all_end():
    address = give_out(write_story())
    reader = outsider()
    done = while_somebody_is_recorded(
        lambda: revoke([the_link()], Ended.TAKEN_DOWN), lambda: reader.post(address)
    )
    assert done == [None, None]
    assert not opens(address)
