"""`load_demo` through the real services: every state, six languages, nothing public that was not signed."""

from dataclasses import replace
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from accounts.totp import current_code
from campaigns.desk.due import campaigns_of
from campaigns.models import ActionKind, ActionPage, CampaignPage, Partner, Signature
from demonstration import reading
from demonstration.loading.people import PASSWORD
from demonstration.loading.signing import StringsDoNotAlignError
from demonstration.loading.steps import Loader
from demonstration.mapping import demo_map
from demonstration.models import DemoPage, DemoStamp
from editorial.models import SignOff, Staleness
from stories.consent.state import states_of
from stories.models import ConsentRecord, ConsentTask, Handover, Slot, StoryPage
from stories.season.calendar import today
from stories.season.gaps import day_out
from stories.season.warnings import STAGES, near_for

pytestmark = pytest.mark.django_db

STATES = {"draft", "regional-sign-off", "safety-check", "sent-back", "released", "taken-down", "waiting"}
LANGUAGES = {"en", "fr", "sw", "mk", "zh-hant", "ar"}


def test_the_demonstration__has_stories_in_every_state_of_several_languages(loaded):
    stories = [page for page in loaded["pages"].values() if page["type"] == "stories.storypage"]
    assert len(stories) >= 12
    assert {story["state"] for story in stories} >= STATES
    assert {story["region"] for story in stories} == {"congo", "kenya", "macedonia", "hongkong", "network"}
    assert len({story["original"] for story in stories}) >= 4
    live = {code for story in stories for code, page in story["translations"].items() if page["live"]}
    assert live == LANGUAGES
    assert {task["kind"] for task in loaded["tasks"]} == {"regional", "safety", "language"}
    assert Staleness.objects.exists()


def test_the_demonstration__names_a_few_translators_of_stories_and_campaigns(loaded):
    pages = Page.objects.live().filter(depth__gt=1).specific()
    translations = [page for page in pages if page.is_translation]
    named = [page for page in translations if page.credit]
    assert {type(page).__name__ for page in named} >= {"StoryPage", "CampaignPage", "CoalitionPage"}
    assert {page.locale.language_code for page in named} == LANGUAGES
    assert 0 < len(named) < len(translations) / 10


def test_the_demonstration__has_campaigns_in_every_state_and_a_coalition_of_three_regions(loaded):
    pages = loaded["pages"].values()
    campaigns = [page for page in pages if page["type"] == "campaigns.campaignpage"]
    assert {page["state"] for page in campaigns} == STATES - {"waiting"}
    assert {page["region"] for page in campaigns} == {"congo", "kenya", "macedonia", "hongkong", "network"}
    for label in ("campaigns", "open-squares", "kenya-squares", "kenya-squares-loudspeaker"):
        translations = loaded["pages"][label]["translations"]
        assert {code for code, page in translations.items() if page["live"]} == LANGUAGES, label
    members = CampaignPage.objects.originals().filter(coalition__isnull=False, live=True)
    assert len({page.region for page in members}) == 3
    assert {partner.visibility for partner in Partner.objects.all()} == {"members", "hidden"}
    assert any(row.reasons for row in campaigns_of(get_user_model().objects.get(handle="coordinator")))


def test_the_demonstration__has_actions_of_every_kind_and_signatures_of_every_sort(loaded):
    pages = [page for page in loaded["pages"].values() if page["type"] == "campaigns.actionpage"]
    assert len(pages) == 6
    kinds = ActionPage.objects.originals().filter(live=True).values_list("kind", flat=True)
    assert set(kinds) == set(ActionKind.values)
    signed = loaded["signatures"]
    assert all(row["people"] >= 5 and row["organisations"] for row in signed.values())
    assert [label for label, row in signed.items() if row["wiped"]] == ["act-loudspeaker"]
    assert signed["charter"]["to_look_at"] and signed["act-petition"]["unconfirmed"]
    languages = Signature.objects.exclude(language="").values_list("language", flat=True)
    assert set(languages) == LANGUAGES


def test_the_demonstration__has_a_running_season_and_an_archive(loaded):
    running = loaded["seasons"]["season-running"]["slots"].values()
    assert len(running) == 12
    assert {slot["state"] for slot in running} == {
        "released",
        "announced",
        "in-work",
        "handed-over",
        "assigned",
        "empty",
        "pitched",
    }
    archived = [slot["state"] for slot in loaded["seasons"]["season-archive"]["slots"].values()]
    assert archived.count("archived") == 4
    assert archived.count("skipped") == 1
    assert Handover.objects.filter(accepted=None).count() == 1
    nearest = Slot.objects.get(state="assigned", season_id=loaded["seasons"]["season-running"]["id"])
    is_near = (day_out(nearest) - today()).days <= STAGES[0]  # not on the first days of a long month
    assert bool(near_for(get_user_model().objects.get(handle="kenya-lead"))) is is_near
    waiting = Page.objects.get(pk=loaded["pages"]["hongkong-umbrella"]["id"])
    assert not waiting.live
    assert waiting.specific.slot.embargo_until > timezone.now()


def test_the_demonstration__has_consents_in_every_state(loaded):
    records = list(ConsentRecord.objects.all())
    assert {record.kind for record in records} == {"person", "nobody"}
    assert {(task.cause, task.answer) for task in ConsentTask.objects.all()} == {
        ("withdrawn", ""),
        ("expiry", ""),
    }
    stories = StoryPage.objects.originals()
    lacking = [key for key, state in states_of(stories).items() if state.missing]
    assert lacking == [Page.objects.get(pk=loaded["pages"]["congo-chairs"]["id"]).translation_key]
    assert all("pseudonym" in record.person for record in records if record.is_person)


def test_the_demonstration__shows_nothing_that_was_not_signed(loaded):
    said = StringIO()
    call_command("verify_releases", stdout=said)
    assert SignOff.objects.standing().exists()
    assert not [page for page in loaded["pages"].values() if page["state"] == "draft" and is_public(page)]


def is_public(page):
    return any(version["live"] for version in page["translations"].values())


def test_the_demonstration__has_its_people_with_fixed_second_factors(loaded):
    accounts = loaded["accounts"]
    assert sum(handle.startswith("member-") for handle in accounts) == 28
    assert all(accounts[f"member-{number:02}"]["totp_secret"] is None for number in range(1, 29))
    for handle in ("kenya-editor", "kenya-lead", "fr-reviewer-2", "coordinator", "root"):
        user = get_user_model().objects.get(handle=handle)
        assert accounts[handle]["password"] == PASSWORD
        assert user.authenticator_set.filter(type="totp").exists()
        assert len(current_code(accounts[handle]["totp_secret"])) == 6


def test_loading_again__changes_nothing(loaded):
    before = list(Page.objects.order_by("pk").values_list("pk", "latest_revision_id", "live"))
    call_command("load_demo", verbosity=0, stdout=StringIO())
    DemoStamp.objects.update(complete=False)  # cut off in the middle: it goes on where it stopped
    call_command("load_demo", verbosity=0)
    assert list(Page.objects.order_by("pk").values_list("pk", "latest_revision_id", "live")) == before
    assert demo_map() == loaded


def test_loading_that_is_cut_off__leaves_no_page_in_the_way(loaded):
    loader = Loader()
    loader.load_people(lambda: None)
    whole = next(entry for entry in reading.shelf("pages") if entry.meta["type"] == "StandardPage")
    half = replace(whole, meta={**whole.meta, "label": "cut-off"}, words={**whole.words, "ar": {"body": []}})
    pages = Page.objects.count()
    with pytest.raises(StringsDoNotAlignError):
        loader.publish_standing_page(half)
    assert Page.objects.count() == pages


def test_loading__stays_out_where_real_people_are(loaded):
    DemoStamp.objects.update(complete=False)
    get_user_model().objects.create_user("a-real-person", "a password of theirs")
    with pytest.raises(CommandError, match="other people"):
        call_command("load_demo", verbosity=0)


def test_the_tour__shows_ten_steps_and_signs_a_reader_in_as_the_one_they_chose(loaded):
    client = Client()
    words = client.get("/tour/").content.decode()
    steps = words.partition('<ol class="tour__steps">')[2].partition("</ol>")[0]
    assert steps.count("<h2>") == 10
    client.post("/tour/submit/")
    assert get_user_model().objects.get(pk=client.session["_auth_user_id"]).handle == "kenya-editor"
    assert DemoPage.objects.count() == len(loaded["pages"])


def test_the_running_season__keeps_its_budget_with_its_stories_in_six_languages(loaded):
    slug = loaded["seasons"]["season-running"]["slug"]
    for language in sorted(LANGUAGES):
        address = f"/{language}/stories/{slug}/"
        warm, cold = asked_for(address)
        # 1 address; 2 the page; 3 what is public in which month; 4 stories; 5 their pictures
        assert warm <= 5, language
        assert cold <= 20, language


def asked_for(address) -> tuple[int, int]:
    """Statements for a reader with warm and with empty caches."""
    client, counts = Client(), []
    for prepare in (lambda: client.get(address), cache.clear):
        prepare()
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        counts.append(len(caught))
    return counts[0], counts[1]
