"""One campaign, its coalition and its updates, as they are read."""

import datetime

import pytest
from django.utils import timezone

from campaigns.models import CampaignPage, CoalitionPage
from editorial.content import content_hash
from library.models import InsightPage
from tests.actions import draft, edit, fresh, release_page, released_story, somebody
from tests.factories import locale
from tests.home.test_query_counts import warm

from .actions import (
    campaigns_index,
    region_page,
    released_campaign,
    released_coalition,
    released_update,
    stream,
    write_campaign,
)

pytestmark = pytest.mark.django_db
DEMANDS = stream(
    "demand",
    {"text": "Open the square.", "addressee": "the council", "status": "talks", "date": "2026-03-04"},
    {"text": "Return the loudspeaker.", "addressee": "the police", "status": "met"},
)
MILESTONES = stream(
    "milestone",
    {"title": "A hearing", "text": "", "date": "2024-05-06", "precision": "day"},
    {"title": "A meeting", "text": "", "date": "2024-05-07", "precision": "month"},
    {"title": "A petition", "text": "", "date": "2023-05-08", "precision": "year"},
)


def html_of(client, page) -> str:
    return client.get(page.get_url()).content.decode()


def test_a_milestone__is_told_no_closer_than_it_may_be(client):
    html = html_of(client, released_campaign(milestones=MILESTONES))
    timeline = html.split('id="timeline"')[1].split("</section>")[0]
    assert "6 May 2024" in timeline
    assert "May 2024" in timeline
    assert "May 7" not in timeline
    assert "May 8" not in timeline and "May 2023" not in timeline
    # By what is told: a meeting of some day in May stands before the sixth of May.
    assert timeline.index("A petition") < timeline.index("A meeting") < timeline.index("A hearing")


def test_a_line_of_time__gives_no_exact_day_away_in_its_drawing(client):
    """Two days of one month, told to the month, stand at one place."""
    days = [
        {"title": t, "text": "", "date": d, "precision": "month"}
        for t, d in (("A", "2024-05-02"), ("B", "2024-05-29"))
    ]
    ends = {"title": "End", "text": "", "date": "2024-12-31", "precision": "day"}
    response = client.get(released_campaign(milestones=stream("milestone", *days, ends)).get_url())
    dots = {dot.event.title: dot.x for dot in response.context["line"].dots}
    assert dots["A"] == dots["B"]


def test_demands__say_how_they_stand_and_of_whom(client):
    html = html_of(client, released_campaign(demands=DEMANDS))
    assert "in talks" in html and "4 March 2026" in html
    assert html.count('class="demand demand--') == 2
    assert "the council" in html


def test_what_is_asked__stands_first_and_not_in_the_archive(client):
    words = {"ask": "Write a letter.", "asks": ["letters"]}
    html = html_of(client, released_campaign(demands=DEMANDS, **words))
    assert html.index("Write a letter.") < html.index("Open the square.")
    over = released_campaign(
        status="archived", outcome="lost", lessons="Ask earlier.", outcome_text="No.", **words
    )
    html = html_of(client, over)
    assert "Write a letter." not in html
    assert "Ask earlier." in html and "Lost" in html


def test_an_update__stands_in_the_timeline_the_list_and_the_feed(client):
    campaign = released_campaign(title="Squares")
    day = timezone.localdate() - datetime.timedelta(days=3)
    update = released_update(campaign, title="An answer", day=day)
    assert update.get_url() in html_of(client, campaign)
    assert "An answer" in client.get("/en/campaigns/").content.decode()
    assert campaign.get_url() in html_of(client, update)
    entries = client.get("/en/feeds/updates.json").json()["items"]
    assert [entry["title"] for entry in entries] == ["An answer · Squares"]
    assert entries[0]["date_published"].startswith(day.isoformat())
    for form in ("rss", "atom"):
        assert "An answer" in client.get(f"/en/feeds/updates.{form}").content.decode()
        assert "Squares" in client.get(f"/en/feeds/campaigns.{form}").content.decode()


def test_an_update_missing_in_a_language__is_read_in_its_own_with_a_notice(client):
    campaign = released_campaign("fr")
    released_update(campaign, slug="answer", title="An answer")
    french = CampaignPage.objects.get(translation_key=campaign.translation_key, locale=locale("fr"))
    assert "An answer" in html_of(client, french)
    response = client.get("/fr/campaigns/" + campaign.slug + "/answer/")
    assert response.status_code == 200
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_a_coalition__lists_campaigns_of_several_regions_and_says_who_leads(client):
    for code in ("kenya", "macedonia", "hongkong"):
        region_page(code)
    coalition = released_coalition(code="kenya", title="Open squares")
    key = coalition.translation_key
    released_campaign(title="Squares", coalition=key)
    released_campaign(title="Courts", code="macedonia", coalition=key)
    released_campaign(title="Nowhere", code="hongkong", coalition=key, place_withheld=True)
    released_campaign(title="Alone")
    write_campaign(title="Not signed", coalition=key)
    html = html_of(client, coalition).split("<main", 1)[1]
    assert "Led by" in html and "/en/regions/kenya/" in html
    assert "Squares" in html and "Courts" in html and "Nowhere" in html
    assert "Alone" not in html and "Not signed" not in html
    assert "Hong Kong" not in html
    campaign = CampaignPage.objects.get(title="Courts")
    assert "Open squares" in html_of(client, campaign)


def test_a_coalition_that_is_gone__leaves_its_campaigns_as_they_were_signed(client):
    campaigns_index()
    coalition = draft(
        CoalitionPage, campaigns_index(), by=somebody("kenya-editor"), code="kenya", standfirst="Together."
    )
    campaign = released_campaign(coalition=coalition.translation_key)
    before = content_hash(campaign)
    coalition.delete()
    assert content_hash(fresh(campaign)) == before
    assert client.get(campaign.get_url()).status_code == 200


def test_stories_and_campaigns__lead_to_each_other_while_both_are_public(client):
    campaign = released_campaign(title="Squares")
    story = released_story(title="A choir", campaign=campaign.translation_key)
    assert campaign.get_url() in html_of(client, story)
    assert story.get_url() in html_of(client, campaign)
    fresh(story).unpublish()
    assert "A choir" not in html_of(client, campaign)


@pytest.mark.parametrize("withholding", ["story", "campaign"])
def test_a_story_and_a_campaign__do_not_lead_to_each_other_where_one_withholds_its_place(client, withholding):
    campaign = released_campaign(title="Squares", place_withheld=withholding == "campaign")
    withheld = {"place_withheld": withholding == "story", "campaign": campaign.translation_key}
    story = released_story(title="A choir", **withheld)
    assert "Squares" not in html_of(client, story)
    assert "A choir" not in html_of(client, campaign)


def test_insights__are_named_while_they_are_public(client):
    library = release_page(
        campaigns_index().get_parent().get_children().get(slug="library").specific, by=somebody("coordinator")
    )
    by = somebody("network-editor")
    insight = draft(
        InsightPage, library, by=by, code="network", title="Movements answer", kind="trend", year=2018
    )
    campaign = released_campaign(insights=stream("insight", str(insight.translation_key), "no key"))
    assert "Movements answer" not in html_of(client, campaign)
    release_page(insight)
    assert "Movements answer" in html_of(client, campaign)


def test_articles__follow_what_the_campaign_claims():
    campaigns_index()
    claims = stream("claim", {"article": "protection", "how": "-"}, {"article": "assembly", "how": "-"})
    page = write_campaign(claims=claims)
    assert page.articles == ["assembly", "protection"]
    page = edit(page, by=somebody("kenya-editor"), claims=stream("claim", {"article": "funding", "how": "-"}))
    assert page.get_latest_revision_as_object().articles == ["funding"]


def test_articles__are_those_of_the_version_that_is_signed():
    """Wagtail saves a draft without asking whether it is complete."""
    campaigns_index()
    page = write_campaign()
    page.claims = stream("claim", {"article": "assembly", "how": "-"})
    page.save_revision(user=somebody("kenya-editor"), clean=False)
    assert release_page(fresh(page)).articles == ["assembly"]


def test_facts__are_the_same_in_a_translation_and_words_are_not(client):
    campaign = released_campaign("fr", demands=DEMANDS, asks=["letters"], milestones=MILESTONES)
    french = CampaignPage.objects.get(translation_key=campaign.translation_key, locale=locale("fr"))
    assert french.asks == campaign.asks
    assert [block.value["status"] for block in french.demands] == ["talks", "met"]
    assert [block.value["date"] for block in french.milestones] == [
        b.value["date"] for b in campaign.milestones
    ]
    assert [block.value["text"] for block in french.demands] == [
        "[fr] Open the square.",
        "[fr] Return the loudspeaker.",
    ]


def test_a_campaign__costs_the_same_with_one_and_with_ten_updates(client):
    coalition = released_coalition()
    campaign = released_campaign(coalition=coalition.translation_key, demands=DEMANDS, milestones=MILESTONES)
    released_update(campaign)
    # 1 address; 2 the page; 3 its updates; 4 its coalition; 5 what can be done for it; 6 the stories
    few = warm(client, campaign.get_url())
    assert len(few) <= 6
    for _number in range(9):
        released_update(campaign)
    assert len(warm(client, campaign.get_url())) == len(few)
    # 1 address; 2 the page; 3 its campaign; 4 the others
    assert len(warm(client, released_update(campaign).get_url())) <= 4
    # 1 address; 2 the page; 3 its campaigns; 4 what can be done for it
    assert len(warm(client, coalition.get_url())) <= 4
    assert len(client.get(campaign.get_url()).content) <= 30 * 1024
