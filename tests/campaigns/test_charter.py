"""The Civic Charter: its articles in order, and the campaigns that claim them."""

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError

from campaigns.models import CharterIndexPage
from campaigns.provisions import Provision
from editorial.takedown import take_down
from tests.actions import edit, fresh, release_page, somebody
from tests.campaigns.actions import released_campaign, stream, write_campaign
from tests.campaigns.charter_actions import article, in_language
from tests.home.test_query_counts import cold, warm

pytestmark = pytest.mark.django_db


def claims(*codes, how="We ask for the square."):
    return stream("claim", *({"article": code, "how": how} for code in codes))


def test_an_article__has_its_code_as_address_whatever_is_typed(db):
    page = article("funding")
    page.slug = "money"
    page.clean()
    assert page.slug == "funding"
    assert page.number == 6


def test_an_article_that_is_there_already__is_refused(db):
    article("assembly")
    with pytest.raises(ValidationError):
        article("assembly")


def test_the_charter__shows_its_articles_in_its_own_order(client):
    for code in ("accountability", "expression", "assembly"):
        release_page(article(code))
    rows = client.get("/en/charter/").context["articles"]
    assert [row.page.code for row in rows] == ["expression", "assembly", "accountability"]
    assert [row.number for row in rows] == [1, 3, 10]
    # 1 address; 2 the page; 3 what campaigns claim; 4 the articles
    few = warm(client, "/en/charter/")
    assert len(few) <= 4
    for code in ("information", "funding"):
        release_page(article(code))
    released_campaign(claims=claims("assembly"))
    assert len(warm(client, "/en/charter/")) == len(few)


def test_an_article__names_the_public_campaigns_that_claim_it_and_how(client):
    release_page(article("assembly"))
    release_page(article("funding"))
    released_campaign(title="Open squares", claims=claims("assembly", how="The square is ours."))
    released_campaign(title="One account", claims=claims("funding"))
    write_campaign(title="heron-draft", claims=claims("assembly"))
    html = client.get("/en/charter/assembly/").content.decode()
    assert "Open squares" in html
    assert "The square is ours." in html
    assert "One account" not in html
    assert "heron-draft" not in html
    assert client.get("/en/charter/").context["articles"][0].claimed == 1
    # 1 address; 2 the page; 3 campaigns; 4 the other articles
    few = warm(client, "/en/charter/assembly/")
    assert len(few) <= 4
    released_campaign(claims=claims("assembly"))
    assert len(warm(client, "/en/charter/assembly/")) == len(few)
    assert len(cold(client, "/en/charter/assembly/")) <= 20


def test_a_campaign_that_is_not_translated__is_named_with_the_language_it_is_in(client):
    page = release_page(article("assembly"))
    in_language("fr", CharterIndexPage, page)
    released_campaign("fr", title="Open squares", claims=claims("assembly"))
    released_campaign(title="Only English", claims=claims("assembly"))
    french = client.get("/fr/charter/assembly/").content.decode()
    assert "[fr] Open squares" in french
    card = french.split("Only English")[0].rsplit("<li", 1)[1]
    assert 'lang="en" dir="ltr"' in card
    assert "en anglais" in french


def test_a_campaign_that_withholds_its_place__is_named_without_it(client):
    release_page(article("assembly"))
    secret = {"place_withheld": True, "countries": ["HK"], "code": "hongkong"}
    released_campaign(title="From somewhere", claims=claims("assembly"), **secret)
    html = client.get("/en/charter/assembly/").content.decode()
    assert "From somewhere" in html
    assert "Hong Kong" not in html
    assert "Place withheld for safety" in html


def test_a_campaign_that_was_taken_down__is_gone_from_the_article(client):
    release_page(article("assembly"))
    campaign = released_campaign(title="Open squares", claims=claims("assembly"))
    take_down(campaign.placement, by=somebody("kenya-lead"), reason="Somebody is in danger.")
    assert "Open squares" not in client.get("/en/charter/assembly/").content.decode()
    assert client.get("/en/charter/").context["articles"][0].claimed == 0


def test_a_draft_of_an_article__stands_nowhere(client):
    draft = article("funding", title="heron-draft")
    page = release_page(article("assembly"))
    edit(page, by=somebody("network-editor"), standfirst="heron-edit")
    released_campaign(title="Open squares", claims=claims("funding"))
    assert client.get("/en/charter/funding/").status_code == 404
    for address in (
        "/en/charter/",
        "/en/charter/assembly/",
        "/sitemap-en-1.xml",
        "/en/campaigns/open-squares/",
    ):
        assert "heron" not in client.get(address).content.decode(), address
    assert not fresh(draft).live


def test_a_campaign__leads_to_the_article_it_claims_once_that_is_public(client):
    campaign = released_campaign(claims=claims("assembly"))
    assert "/en/charter/assembly/" not in client.get(campaign.get_url()).content.decode()
    release_page(article("assembly"))
    cache.clear()  # what a campaign links to is remembered for seconds
    assert 'href="/en/charter/assembly/"' in client.get(campaign.get_url()).content.decode()


def test_ten_articles__are_all_there_can_be():
    assert CharterIndexPage.allowed_subpage_models()[0].max_count_per_parent == len(Provision) == 10
