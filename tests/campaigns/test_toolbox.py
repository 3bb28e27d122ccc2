"""The toolbox: tools by kind, the community's notes, and what campaigns tell of them."""

import pytest
from django.core.exceptions import ValidationError

from campaigns.models import ToolboxIndexPage
from editorial.policy import STANDARD, needs_of
from tests.actions import edit, release_page, somebody
from tests.campaigns.actions import released_campaign, stream, write_campaign
from tests.campaigns.charter_actions import in_language, tool
from tests.home.test_query_counts import cold, warm

pytestmark = pytest.mark.django_db


def use(code, **notes):
    return {"tool": code, "name": "Flash mob", "worked": "", "failed": "", "risk": "", **notes}


@pytest.mark.parametrize("code", ["Flash", "flash mob", "-flash", "فلاش"])
def test_an_address_that_no_campaign_could_name__is_refused(db, code):
    page = tool()
    page.slug = code
    with pytest.raises(ValidationError):
        page.clean()


def test_the_toolbox__shows_tools_by_kind_and_one_kind_alone(client):
    release_page(tool("salt-march", kind="story"))
    release_page(tool("flash-mob", kind="tactic"))
    release_page(tool("spectrum", kind="methodology"))
    tool("heron", kind="theory")
    groups = client.get("/en/toolbox/").context["groups"]
    assert [(kind, [card.page.slug for card in cards]) for kind, _label, _why, cards in groups] == [
        ("story", ["salt-march"]),
        ("tactic", ["flash-mob"]),
        ("methodology", ["spectrum"]),
    ]
    alone = client.get("/en/toolbox/?kind=story")
    assert [kind for kind, *_rest in alone.context["groups"]] == ["story"]
    assert len(client.get("/en/toolbox/?kind=spoon").context["groups"]) == 3  # no kind: no choice
    # 1 address; 2 the page; 3 the tools
    few = warm(client, "/en/toolbox/")
    assert len(few) <= 3
    for number in range(4):
        release_page(tool(f"more-{number}"))
    assert len(warm(client, "/en/toolbox/")) == len(few)


def test_a_tool__shows_its_notes_and_leads_outside_without_telling_where_from(client):
    notes = {"used_where": "In a square.", "worked": "It was short.", "risk": "Cameras."}
    release_page(tool("flash-mob", source_url="https://tools.example/flash", **notes))
    html = client.get("/en/toolbox/flash-mob/").content.decode()
    for words in notes.values():
        assert words in html
    assert "What failed" not in html  # nobody wrote of it
    link = html.split('href="https://tools.example/flash"')[1].split(">")[0]
    assert "noreferrer" in link


def test_a_tool__tells_what_public_campaigns_tell_of_it(client):
    release_page(tool("flash-mob"))
    told = use("flash-mob", worked="It was short.", failed="Nobody knew why.", risk="Cameras.")
    released_campaign(title="Open squares", tools=stream("tool", told))
    released_campaign(title="Another tool", tools=stream("tool", use("flash-mob-2", worked="Not this.")))
    write_campaign(title="heron-draft", tools=stream("tool", told))
    html = client.get("/en/toolbox/flash-mob/").content.decode()
    for words in ("Open squares", "It was short.", "Nobody knew why.", "Cameras."):
        assert words in html
    assert "Another tool" not in html
    assert "heron-draft" not in html
    # 1 address; 2 the page; 3 the campaigns
    few = warm(client, "/en/toolbox/flash-mob/")
    assert len(few) <= 3
    released_campaign(tools=stream("tool", told))
    assert len(warm(client, "/en/toolbox/flash-mob/")) == len(few)
    assert len(cold(client, "/en/toolbox/flash-mob/")) <= 20


def test_a_use__is_told_in_the_campaigns_language_in_the_readers_where_there_is_one(client):
    page = release_page(tool("flash-mob"))
    in_language("fr", ToolboxIndexPage, page)
    told = stream("tool", use("flash-mob", worked="It was short."))
    released_campaign("fr", title="Open squares", tools=told)
    released_campaign(title="Only English", tools=told)
    html = client.get("/fr/toolbox/flash-mob/").content.decode()
    assert "[fr] It was short." in html
    assert "en anglais" in html


def test_a_campaign__leads_to_the_tool_it_used(client):
    release_page(tool("flash-mob"))
    campaign = released_campaign(
        tools=stream("tool", use("flash-mob", worked="It was short."), use("", worked="X"))
    )
    assert 'href="/en/toolbox/flash-mob/"' in client.get(campaign.get_url()).content.decode()


def test_a_tool__is_checked_for_the_safety_of_the_people_in_its_notes(client):
    page = tool("flash-mob", risk="Of us.")
    assert needs_of(page) == STANDARD
    public = release_page(page)
    edit(public, by=somebody("network-editor"), risk="heron-edit")
    assert "heron" not in client.get("/en/toolbox/flash-mob/").content.decode()
