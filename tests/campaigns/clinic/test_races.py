"""A session's words for everybody, while somebody else holds what they stand below."""

import pytest

from campaigns.clinic import public
from campaigns.clinic.states import Phase, Role
from campaigns.models import ClinicSummary, UpdatePage
from tests.campaigns.actions import released_campaign
from tests.races import while_somebody_is_recorded, while_somebody_signs

from .acts import agree, brought_to, part_of, words_for_all

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]


def test_last_agreement_while_the_campaign_goes_down__waits_for_it():
    campaign, session = released_campaign(), brought_to(Phase.SUMMARY)
    words_for_all(session, campaign)
    agree(session, Role.PRESENTER)

    def go_down():
        campaign.placement.lock()
        campaign.save()

    assert while_somebody_signs(go_down, lambda: agree(session, Role.FACILITATOR)) == [None, None]
    assert UpdatePage.objects.exists()


def test_presenter_hides_while_words_nobody_stands_by_are_taken_back__stands_by_nothing():
    campaign, session = released_campaign(), brought_to(Phase.SUMMARY)
    words_for_all(session, campaign)
    for role in public.AGREED:
        agree(session, role)
    summary, facilitator = ClinicSummary.objects.get(), part_of(session, Role.FACILITATOR)
    public.no_longer_stands(session, facilitator)
    presenter = part_of(session, Role.PRESENTER)
    done = while_somebody_is_recorded(
        lambda: public.no_longer_stands(session, presenter), lambda: public.withdraw_unagreed(summary)
    )
    assert done == [None, None]
    assert not ClinicSummary.objects.get().presenter_agreed
    assert not UpdatePage.objects.exists()
