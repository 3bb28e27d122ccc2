"""A campaign goes down while somebody signs what stands below it."""

import pytest

from campaigns.models import ActionPage
from editorial.models import Placement
from editorial.takedown import bring_down_all, take_down
from tests.actions import somebody
from tests.campaigns.acting import released_action
from tests.campaigns.actions import released_campaign
from tests.races import while_somebody_signs

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]


def test_takedown_of_a_campaign__takes_all_below_it_whoever_signs_one_of_them():
    campaign = released_campaign()
    _first, second = (released_action(campaign=campaign) for _ in range(2))
    done = while_somebody_signs(
        second.placement.lock,
        lambda: take_down(campaign.placement, by=somebody("kenya-lead"), reason="Someone is followed."),
    )
    assert done == [None, None]
    assert not ActionPage.objects.live().exists()


def test_two_campaigns_that_go_down_together__take_all_below_both_whoever_signs_it():
    first, second = released_campaign(), released_campaign()
    action = released_action(campaign=second)
    both = Placement.objects.filter(pk__in=[first.placement.pk, second.placement.pk])
    done = while_somebody_signs(
        action.placement.lock, lambda: bring_down_all(both, reason="Someone is followed.")
    )
    assert done == [None, None]
    assert not ActionPage.objects.live().exists()
