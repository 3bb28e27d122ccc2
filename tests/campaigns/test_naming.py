"""A mentorship that serves a campaign shows its title while readers may see it, and in their language."""

import pytest

from campaigns.naming import titles
from editorial.takedown import take_down
from tests.actions import somebody
from tests.directory.mentorship.actions import browser, together

from .actions import released_campaign, write_campaign

pytestmark = pytest.mark.django_db


def pair_page(row, language: str) -> str:
    address = f"/{language}/directory/mentorship/with/{row.public_id}/"
    return browser(row.mentor).get(address).content.decode()


def test_campaign_that_is_not_public__has_no_title_and_is_not_offered():
    secret = write_campaign(title="Still a secret")
    row = together(campaign=str(secret.translation_key))
    assert titles() == titles({str(secret.translation_key)}) == {}
    assert "Still a secret" not in pair_page(row, "en")


def test_public_campaign__is_named_in_the_readers_language_until_it_is_taken_down():
    campaign = released_campaign("fr", title="Save the lake")
    key = str(campaign.translation_key)
    french = campaign.get_translations().get(locale__language_code="fr")
    row = together(campaign=key)
    assert titles() == {key: "Save the lake"}
    assert "Save the lake" in pair_page(row, "en") and "Save the lake" in pair_page(row, "sw")
    assert french.title in pair_page(row, "fr")
    take_down(campaign.placement, by=somebody("kenya-lead"), reason="A threat")
    assert "Save the lake" not in pair_page(row, "en")
    assert titles() == {}
