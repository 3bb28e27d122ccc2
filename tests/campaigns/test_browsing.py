"""The list of campaigns as a reader finds it: narrowed, counted, drawn; nothing withheld in any of it."""

import datetime

import pytest
from django.contrib.contenttypes.models import ContentType

from campaigns.drawing.world import HEIGHT, PLACES, WIDTH, tiles
from editorial.registries import public_surfaces
from tests.actions import edit, release_page, somebody, submit_for_sign_off, translate
from tests.home.test_query_counts import cold, warm

from .actions import (
    campaigns_index,
    region_page,
    released_campaign,
    released_coalition,
    released_update,
    stream,
    write_campaign,
    write_update,
)

pytestmark = pytest.mark.django_db
LIST = "/en/campaigns/"
CLAIM = stream("claim", {"article": "assembly", "how": "The square was closed."})


def found(client, query=""):
    return [card.title for card in client.get(LIST + query).context["campaigns"]]


def facet(client, name, query=""):
    facets = {one.name: options for one, options in client.get(LIST + query).context["facets"]}
    return {str(option.label): option.count for option in facets[name]}


@pytest.fixture
def four_campaigns():
    for code in ("kenya", "hongkong", "network"):
        region_page(code)
    released_campaign(title="Squares", countries=["KE"], asks=["letters", "skills"], claims=CLAIM)
    released_campaign(title="Wells", countries=["KE", "CG"], status="preparing", asks=["skills"])
    released_campaign(
        title="Lanterns",
        code="hongkong",
        countries=["HK"],
        status="archived",
        outcome="won",
        lessons="Early.",
    )
    released_campaign(title="Nowhere", code="hongkong", place_withheld=True, asks=["letters"])


def test_nothing_unsigned__stands_on_a_surface(client):
    campaign = released_campaign("fr", title="Squares")
    region_page("kenya")
    campaigns_index("ar")
    write_campaign(title="heron-draft", slug="heron-draft", standfirst="heron-draft")
    edit(
        campaign,
        by=somebody("kenya-editor"),
        title="heron-edit",
        demands=stream("demand", {"text": "heron-edit", "addressee": "heron"}),
    )
    submit_for_sign_off(write_update(campaign, title="heron-update"), by=somebody("kenya-editor"))
    edit(translate(campaign, "ar"), by=somebody("ar-translator"), title="heron-arabic")
    visited = 0
    for addresses in public_surfaces.values():
        for address in addresses():
            response = client.get(address, follow=True)
            text = b"".join(response) if response.streaming else response.content
            assert b"heron" not in text, address
            visited += 1
    assert visited > 40


def test_a_withheld_place__is_told_by_no_list_count_map_feed_or_link(client, four_campaigns):
    released_campaign(title="Before", code="hongkong", countries=["HK"])
    html = client.get(LIST).content.decode()
    assert facet(client, "region") == {"Kenya": 2, "Hong Kong": 2, "Network": 1}
    assert "Nowhere" in found(client, "?region=network")
    assert "Nowhere" not in found(client, "?region=hongkong")
    tile = next(one for one in client.get(LIST).context["tiles"] if one.code == "HK")
    assert tile.count == 2
    assert "Nowhere" in html
    assert "Nowhere" not in client.get("/en/regions/hongkong/").content.decode()
    assert "Nowhere" not in client.get("/en/feeds/campaigns/regions/hongkong.json").content.decode()
    assert "Nowhere" in client.get("/en/feeds/campaigns/regions/network.json").content.decode()


def test_an_update_of_a_withheld_campaign__stands_under_the_network(client):
    for code in ("hongkong", "network"):
        region_page(code)
    campaign = released_campaign(title="Nowhere", code="hongkong", place_withheld=True)
    update = released_update(campaign, title="News of nowhere")
    for address in (update.get_url(), campaign.get_url(), LIST):
        page = client.get(address).content.decode()
        assert "Place withheld" in page or address == LIST
        assert "/en/regions/hongkong/" not in page.split("<main", 1)[1].split('class="facets"')[0]
    assert "News of nowhere" not in client.get("/en/feeds/updates/regions/hongkong.json").content.decode()
    told = client.get("/en/feeds/updates/regions/network.json").json()["items"]
    assert [item["tags"] for item in told] == [["Network"]]


def test_a_reader__narrows_the_list_by_every_facet(client, four_campaigns):
    assert found(client) == ["Nowhere", "Squares", "Wells", "Lanterns"]
    assert found(client, "?status=archived") == ["Lanterns"]
    assert found(client, "?asks=letters") == ["Nowhere", "Squares"]
    assert found(client, "?region=kenya") == ["Squares", "Wells"]
    assert found(client, "?article=assembly") == ["Squares"]
    assert found(client, "?asks=skills&status=preparing") == ["Wells"]
    assert found(client, "?asks=letters&status=archived") == []
    assert "Take one choice back" in client.get(LIST + "?asks=letters&status=archived").content.decode()


def test_counts__say_what_a_choice_would_leave(client, four_campaigns):
    assert facet(client, "status") == {"Running": 2, "Being prepared": 1, "In the archive": 1}
    assert facet(client, "asks", "?status=preparing") == {"Skills": 1}
    assert facet(client, "status", "?asks=skills") == {"Running": 1, "Being prepared": 1}
    assert facet(client, "article") == {"Freedom of assembly": 1}


@pytest.mark.parametrize("query", ["?status=", "?region=none", "?asks[]=1", "?status=a&status=b", "?x=1"])
def test_a_choice_that_is_none__shows_everything(client, query):
    released_campaign(title="Squares")
    assert found(client, query) == ["Squares"]


@pytest.mark.parametrize("page", ["0", "-1", "2", "99999999999999999999", "x", "٣", "²"])
def test_a_page_of_the_list_that_is_none__is_not_found(client, page):
    released_campaign()
    assert client.get(LIST, {"page": page}).status_code == 404


def test_a_second_page__keeps_the_choice(client):
    campaigns_index()
    for number in range(13):
        release_page(write_campaign(title=f"Campaign {number}"))
    first = client.get(LIST + "?status=running")
    assert len(first.context["campaigns"]) == 12
    second = client.get(LIST + first.context["listing"].older)
    assert len(second.context["campaigns"]) == 1
    assert second.context["listing"].newer == "?status=running"


def test_the_map__counts_countries_and_stands_beside_the_same_in_a_table(client, four_campaigns):
    html = client.get(LIST).content.decode()
    assert [(tile.code, tile.count) for tile in client.get(LIST).context["tiles"]] == [
        ("KE", 2),
        ("CG", 1),
        ("HK", 1),
    ]
    assert '<th scope="row">Kenya</th><td>2</td>' in html
    assert 'role="img"' in html
    assert '<th scope="row">Congo</th>' in client.get(LIST + "?status=preparing").content.decode()
    assert "Hong Kong</th>" not in client.get(LIST + "?status=preparing").content.decode()


def test_the_map__draws_every_country_once_inside_its_frame():
    assert len(set(PLACES.values())) == len(PLACES) > 190
    assert all(0 <= x * 10 < WIDTH and 0 <= y * 10 < HEIGHT for x, y in PLACES.values())
    drawn = {tile.code: tile.x for tile in tiles(["KE", "KE", "VA", "", "nowhere"])}
    assert drawn["KE"] is not None
    assert drawn["VA"] is None  # no tile of its own: it stands in the table
    assert len(drawn) == 2


def test_lines_of_time__run_as_the_reader_reads(client):
    began = datetime.date(2024, 2, 1)
    released_campaign("ar", title="Squares", started_on=began)
    released_campaign(title="Wells", started_on=began, ended_on=datetime.date(2024, 6, 1))
    campaigns_index("ar")
    english, arabic = (
        {bar.card.page.translation_key: bar for bar in client.get(f"/{code}/campaigns/").context["bars"].rows}
        for code in ("en", "ar")
    )
    for key, bar in english.items():
        assert bar.start + bar.width + arabic[key].start == pytest.approx(640, abs=8)
    assert "The same in a table" in client.get(LIST).content.decode()


def test_the_list__costs_the_same_at_one_and_at_twenty_campaigns(client):
    campaigns_index()
    coalition, began = released_coalition(), datetime.date(2025, 3, 1)
    released_update(released_campaign(coalition=coalition.translation_key, countries=["KE"]))
    # 1 address; 2 the page; 3 what every campaign is filed under; 4 the cards; 5 coalitions; 6 updates
    few = warm(client, LIST)
    assert len(few) <= 6
    for number in range(19):
        facts = {"countries": ["KE", "CG"], "asks": ["letters", "skills", "legal"], "started_on": began}
        released_update(released_campaign(title=f"A campaign with a title of usual length {number}", **facts))
    assert len(warm(client, LIST)) == len(few)
    ContentType.objects.clear_cache()
    assert len(cold(client, LIST)) <= 20
    assert len(client.get(LIST).content) <= 30 * 1024


def test_a_region__shows_its_campaigns(client, four_campaigns):
    html = client.get("/en/regions/kenya/").content.decode()
    assert "Squares" in html
    assert "Lanterns" not in html
    assert "Nowhere" in client.get("/en/regions/network/").content.decode()
