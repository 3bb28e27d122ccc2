"""When a campaign and what stands below it becomes public, and how it goes."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from campaigns.models import CampaignPage, UpdatePage
from editorial import release, signing
from editorial.models import SignOff
from editorial.takedown import take_down
from tests.actions import (
    edit,
    fresh,
    release_page,
    release_translation,
    sign_off,
    somebody,
    submit_for_sign_off,
    translate,
)
from tests.factories import locale

from .acting import released_action
from .actions import (
    campaigns_index,
    released_campaign,
    released_coalition,
    released_update,
    write_campaign,
    write_update,
)

pytestmark = pytest.mark.django_db


def languages_of(page) -> set[str]:
    live = Page.objects.filter(translation_key=page.translation_key, live=True)
    return set(live.values_list("locale__language_code", flat=True))


def test_a_campaign__is_denied_with_one_signature_of_its_region():
    campaigns_index()
    page = submit_for_sign_off(write_campaign(), by=somebody("kenya-editor"))
    page = sign_off(page, by=somebody("kenya-approver"))
    assert signing.current_step(page).task.specific.kind == "regional"
    with pytest.raises(signing.SignOffRefused):
        sign_off(page, by=somebody("kenya-approver"))
    assert not fresh(page).live
    assert "(1 of 2)" in " ".join(release.missing(page.get_latest_revision_as_object()))


def test_a_campaign_in_the_archive__is_denied_without_an_outcome():
    campaigns_index()
    page = write_campaign(status="archived", lessons="Ask earlier.")
    assert "outcome" in " ".join(release.missing_conditions(page))
    page = write_campaign(status="archived", outcome="won", lessons="  ")
    assert "outcome" in " ".join(release.missing_conditions(page))
    page = edit(page, by=somebody("kenya-editor"), lessons="Ask earlier.")
    assert release_page(page).live


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"status": "archived"}, "outcome"),
        ({"status": "archived", "outcome": "won"}, "lessons"),
        ({"place_withheld": True, "countries": ["KE"]}, "countries"),
        ({"started_on": "2026-03-01", "ended_on": "2026-02-01"}, "ended_on"),
    ],
)
def test_the_form__says_what_is_missing_before_it_leaves_the_desk(fields, wrong):
    campaigns_index()
    page, by = write_campaign(), somebody("kenya-editor")
    form_class = CampaignPage.get_edit_handler().get_form_class()
    counts = {f"{name}-count": "0" for name in ("body", "demands", "milestones", "partners", "claims")}
    counts |= {"tools-count": "0", "insights-count": "0", "comments-TOTAL_FORMS": "0"}
    words = {"title": page.title, "slug": page.slug, "standfirst": "Two sentences.", "status": "running"}
    form = form_class(
        {**counts, "comments-INITIAL_FORMS": "0", **words, **fields}, instance=page, for_user=by
    )
    assert not form.is_valid()
    assert wrong in form.errors


def test_an_update__is_denied_before_its_campaign():
    campaigns_index()
    campaign = write_campaign()
    update = write_update(campaign)
    assert "its campaign in public" in " ".join(release.missing_conditions(update))
    release_page(campaign)
    assert release_page(update).live


def test_an_update_in_french__is_denied_before_the_french_campaign():
    campaign = released_campaign()
    update = released_update(campaign)
    campaigns_index("fr")
    french = translate(campaign, "fr")
    waiting = release_translation(translate(update, "fr"))
    assert not waiting.live
    release_translation(french)
    release.release_content(update.placement)
    assert languages_of(update) == {"en", "fr"}


def test_an_update__belongs_to_the_region_of_its_campaign():
    campaign = released_campaign()
    update = write_update(campaign)
    assert update.region == campaign.region
    assert not campaign.permissions_for_user(somebody("macedonia-editor")).can_add_subpage()
    assert not campaign.permissions_for_user(somebody("coordinator")).can_add_subpage()
    assert campaign.permissions_for_user(somebody("kenya-editor")).can_add_subpage()


def test_taking_a_campaign_down__takes_what_stands_below_it_in_all_languages(client):
    campaign = released_campaign("fr", "ar", title="Squares")
    update = released_update(campaign, "fr", "ar", title="News of squares")
    other = released_update(released_campaign(title="Wells"), title="News of wells")
    waiting = submit_for_sign_off(write_update(campaign), by=somebody("kenya-editor"))
    addresses = [page.get_url() for page in [*update.placement.pages(), *campaign.placement.pages()]]
    assert len(addresses) == 6
    take_down(campaign.placement, by=somebody("kenya-approver"), reason="A threat")
    assert languages_of(campaign) == languages_of(update) == set()
    assert [client.get(address).status_code for address in addresses] == [410] * 6
    assert not fresh(waiting).workflow_in_progress
    assert not SignOff.objects.standing().of(update).exists()
    assert languages_of(other) == {"en"}
    for kind in ("campaigns", "updates"):
        told = client.get(f"/en/feeds/{kind}.json").content.decode()
        assert "quares" not in told
        assert "ells" in told


@pytest.mark.parametrize("how", ["taken down", "unpublished"])
def test_a_coalition_that_goes__takes_its_actions_along(client, how):
    coalition = released_coalition()
    action = released_action(campaign=coalition, title="Sign with three regions")
    if how == "taken down":
        take_down(coalition.placement, by=somebody("kenya-approver"), reason="A threat")
    else:
        fresh(coalition).unpublish()
    assert languages_of(action) == set()
    assert client.get(f"/en/sign/{action.translation_key}/").status_code == 404


def test_a_campaign_that_is_taken_down__takes_its_actions_and_their_letters_along(client):
    campaign = released_campaign("ar")
    words = {"addressee": "The Clerk", "letter": "Please open it."}
    letter = released_action("ar", campaign=campaign, kind="letter", **words)
    addresses = [
        f"{page.get_url()}{file}" for page in letter.placement.pages() for file in ("", "letter.pdf")
    ]
    assert {client.get(address).status_code for address in addresses} == {200}
    take_down(campaign.placement, by=somebody("kenya-approver"), reason="A threat")
    assert {client.get(address).status_code for address in addresses} == {404, 410}


def test_nothing__comes_back_by_itself_after_a_takedown():
    campaign = released_campaign("fr")
    update = released_update(campaign, "fr")
    take_down(campaign.placement, by=somebody("kenya-lead"), reason="A threat")
    release.release_content(update.placement)
    assert languages_of(update) == set()
    release_page(fresh(campaign), by=somebody("kenya-editor"))
    assert languages_of(campaign) == {"en", "fr"}
    assert languages_of(update) == set()  # the update has to be signed again, too
    release_page(fresh(update), by=somebody("kenya-editor"))
    assert languages_of(update) == {"en", "fr"}


def test_unpublishing_by_another_path__takes_the_updates_along():
    campaign = released_campaign("fr")
    update = released_update(campaign, "fr")
    fresh(campaign).unpublish()
    assert languages_of(update) == set()


def test_unpublishing_one_language__leaves_the_others_public():
    campaign = released_campaign("fr")
    update = released_update(campaign, "fr")
    CampaignPage.objects.get(locale=locale("fr"), translation_key=campaign.translation_key).unpublish()
    assert languages_of(campaign) == languages_of(update) == {"en"}


def test_a_takedown__is_denied_for_another_region(client):
    campaign = released_campaign()
    update = released_update(campaign)
    client.force_login(somebody("macedonia-lead"))
    client.post(reverse("editorial:take_down", args=[campaign.pk]), {"reason": "A threat of ours"})
    assert languages_of(campaign) == languages_of(update) == {"en"}


def test_an_updates_address__stands_below_its_campaign():
    campaign = released_campaign(slug="squares")
    update = released_update(campaign, slug="answer")
    assert update.get_url() == "/en/campaigns/squares/answer/"
    assert UpdatePage.objects.released().below(campaign).get() == update
