"""The demonstration's campaigns, what stands below them, and who signed."""

from django.conf import settings

from campaigns.models import ActionKind
from campaigns.states import Outcome, Status
from demonstration import reading

CAMPAIGNS = reading.shelf("campaigns")
LANGUAGES = {code for code, _name in settings.LANGUAGES}
REGIONS = {"congo", "kenya", "macedonia", "hongkong", "network"}
STATES = {"draft", "regional-sign-off", "safety-check", "sent-back", "released", "taken-down"}


def test_the_campaigns__cover_every_region_state_status_and_outcome():
    campaigns = [entry.meta for entry in CAMPAIGNS if entry.meta["type"] == "CampaignPage"]
    public = [meta for meta in campaigns if meta["state"] == "released"]
    assert {meta["region"] for meta in public} == REGIONS
    assert {meta["state"] for meta in campaigns} == STATES
    assert {meta["status"] for meta in public} == set(Status.values)
    assert {meta["outcome"] for meta in public if "outcome" in meta} == set(Outcome.values)
    assert any(meta.get("place_withheld") for meta in public)


def test_the_coalition__joins_three_regions_and_is_led_by_one():
    coalition = next(entry for entry in CAMPAIGNS if entry.meta["type"] == "CoalitionPage")
    members = [entry.meta for entry in CAMPAIGNS if entry.meta.get("coalition") == coalition.label]
    assert len({meta["region"] for meta in members}) == 3
    assert coalition.meta["region"] in {meta["region"] for meta in members}
    assert set(coalition.words) == LANGUAGES


def test_the_actions__are_of_every_kind_and_one_is_over():
    actions = [entry.meta for entry in CAMPAIGNS if entry.meta["type"] == "ActionPage"]
    assert {meta["kind"] for meta in actions} == set(ActionKind.values)
    assert any(meta.get("closes", -1) > 0 for meta in actions)
    whole = {entry.meta.get("kind") for entry in CAMPAIGNS if set(entry.words) == LANGUAGES}
    assert whole >= {"petition", "letter"}


def test_signatures__are_of_every_sort_in_every_language():
    signed = {entry["label"]: entry for entry in reading.signatures()}
    assert set(signed) == {"act-petition", "act-statement", "act-loudspeaker", "charter"}
    assert {language for entry in signed.values() for language in entry["hidden"]} == LANGUAGES
    people = [person for entry in signed.values() for person in entry["people"]]
    assert {person["shown"] for person in people} == {"initials", "name"}
    for of in ("people", "organisations"):
        assert {said.get("looked_at", False) for entry in signed.values() for said in entry[of]} == {
            True,
            False,
        }
    assert signed["act-loudspeaker"]["wiped"]
