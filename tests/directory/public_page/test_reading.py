"""What readers get: a page, a list they can narrow, a region's front page; and what it costs."""

import re

import pytest

from directory.public_page.closing import close
from home.models import RegionPage
from home.structure import build_region_pages
from tests.actions import fresh, release_page, somebody
from tests.directory.public_page.acts import (
    NAME,
    TEXT,
    directory_page,
    open_member,
    public_page,
    send_page,
    write,
)
from tests.factories import region, skill
from tests.home.test_query_counts import cold, warm

pytestmark = pytest.mark.django_db
DOOR = "/en/directory/"


def front_page_of(code: str) -> RegionPage:
    """A region's front page, signed and public."""
    page = build_region_pages(region(code), [])[0]
    index = page.get_parent().specific
    if not index.live:
        release_page(index, by=somebody("coordinator"))
    return fresh(page) if page.live else release_page(page, by=somebody(f"{code}-editor"))


def people(client, query: str = "") -> list[str]:
    text = client.get(f"{DOOR}{query}").content.decode()
    return re.findall(r'class="card__title"><a href="[^"]+">([^<]+)</a>', text)


def counts(client, facet: str, query: str = "") -> dict[str, int]:
    text = client.get(f"{DOOR}{query}").content.decode()
    select = re.search(rf'<select id="narrow-{facet}".*?</select>', text, re.DOTALL)
    found = re.findall(r'value="([^"]+)"[^>]*>[^<]*\((\d+)\)', select[0]) if select else []
    return {value: int(number) for value, number in found}


def test_a_draft_and_a_waiting_page__are_in_no_list_and_no_count(client):
    front_page_of("kenya")
    directory_page()
    write(open_member(), name="Heron Draft")
    send_page(open_member(), name="Heron Waiting")
    text = client.get(DOOR).content.decode()
    assert "Heron" not in text
    assert 'id="people"' not in text
    assert "Heron" not in client.get("/en/regions/kenya/").content.decode()
    assert "Heron" not in client.get("/sitemap-en-1.xml").content.decode()


def test_list__is_narrowed_by_region_skill_and_language_with_counts_of_what_is_public(client):
    front_page_of("kenya")
    front_page_of("congo")
    skill("phone-security", below="digital-security")
    narrow = open_member(offers=["phone-security"], languages=["sw:3", "en:2"])
    wide = open_member(code="congo", languages=["fr:3"])
    public_page(narrow, name="Acacia Wind")
    public_page(wide, name="River Stone")
    assert people(client) == ["Acacia Wind", "River Stone"]
    assert counts(client, "region") == {"congo": 1, "kenya": 1}
    assert counts(client, "skill") == {"digital-security": 2, "phone-security": 1}
    assert counts(client, "language") == {"en": 1, "fr": 1, "sw": 1}
    assert people(client, "?skill=digital-security") == ["Acacia Wind", "River Stone"]
    assert people(client, "?skill=phone-security&region=kenya") == ["Acacia Wind"]
    assert counts(client, "skill", "?region=congo") == {"digital-security": 1}
    assert people(client, "?language=fr") == ["River Stone"]
    close(wide)
    assert people(client) == ["Acacia Wind"]
    assert counts(client, "region") == {"kenya": 1}


@pytest.mark.parametrize("query", ["?skill=nothing", "?region=1%27", "?language=%F0%9F", "?skill=", "?x=y"])
def test_list__is_not_narrowed_by_what_nobody_has(client, query):
    public_page(name="Acacia Wind")
    assert people(client, query) == ["Acacia Wind"]


@pytest.mark.parametrize("query", ["?page=0", "?page=99", "?page=x", "?page=%00"])
def test_list__has_no_page_that_does_not_exist(client, query):
    public_page()
    assert client.get(f"{DOOR}{query}").status_code in (400, 404)


def test_somebody_who_withholds_the_region__stands_under_the_network_alone(client):
    for code in ("kenya", "network"):
        front_page_of(code)
    page = public_page(region_withheld=True)
    assert NAME not in client.get("/en/regions/kenya/").content.decode()
    assert NAME in client.get("/en/regions/network/").content.decode()
    assert counts(client, "region") == {"network": 1}
    facts = client.get(page.get_url()).content.decode().split("face__facts")[1].split("</dl>")[0]
    assert "kenya" not in facts.lower()


def test_region_page__shows_its_own_people(client):
    front_page_of("kenya")
    front_page_of("congo")
    public_page()
    assert NAME in client.get("/en/regions/kenya/").content.decode()
    assert NAME not in client.get("/en/regions/congo/").content.decode()


def test_page__has_its_languages_no_picture_in_its_card_and_a_way_out(client):
    page = public_page(None, "fr")
    text = client.get(f"/en/directory/{page.slug}/").content.decode()
    assert (
        f'hreflang="fr" href="http://testserver/fr/directory/{page.slug}/"' in text or 'hreflang="fr"' in text
    )
    assert "og:image" not in text
    assert 'class="exit"' in text
    assert f"/en/directory/{page.slug}/" in client.get("/sitemap-en-1.xml").content.decode()
    assert not client.get(f"/en/directory/{page.slug}/").cookies


def test_member_area__works_without_the_directorys_page(client):
    """Withdrawn, never released, missing in a language: panic hide and the threads stay where they are."""
    member = open_member()
    client.force_login(member.user)
    directory_page().unpublish()
    assert client.get(DOOR).status_code == 410
    for address in ("/en/directory/me/", "/fr/directory/me/", "/ar/directory/inbox/", "/sw/directory/help/"):
        assert client.get(address).status_code == 200
    assert client.post("/ar/directory/me/hide/").status_code == 302
    member.refresh_from_db()
    assert member.state == "hidden"


def test_page__costs_three_queries(client):
    path = public_page().get_url()
    # 1 the address in every language; 2 the page, and whether its member wants it; 3 the newest scheme?;
    # (4 the photograph)
    assert len(warm(client, path)) <= 3
    assert len(cold(client, path)) <= 20


def test_lists__cost_the_same_at_two_and_at_eight_people(client):
    front = front_page_of("kenya")
    skill("phone-security", below="digital-security")
    for _number in range(2):
        public_page()
    # 1 address; 2 page; 3 who has one, for every count; 4 the newest scheme?; 5 those of this page
    door = warm(client, DOOR)
    assert len(door) <= 5
    # 1 address; 2 page; 3 placement; campaigns, stories; 6 public profiles; 7 the newest scheme?
    of_region = warm(client, front.get_url())
    for _number in range(6):
        public_page()
    assert len(warm(client, DOOR)) == len(door)
    assert len(warm(client, front.get_url())) == len(of_region) <= 8
    assert len(cold(client, DOOR)) <= 20
    assert TEXT in client.get(DOOR).content.decode()
