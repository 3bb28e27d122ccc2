"""The translator's credit as readers, machines and copies get it."""

import pytest
from django.conf import settings
from django.core.cache import cache

from editorial import credits
from home.models import SearchEntry
from home.page_cache import GENERATION
from tests.actions import credited_story, released_story, somebody
from tests.home.search.acts import index_everything
from tests.home.test_discovery import told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]
NAME = "Nightjar <b>7</b>"
SHOWN = '<bdi translate="no">Nightjar &lt;b&gt;7&lt;/b&gt;</bdi>'


def page_at(client, page, **query) -> str:
    return client.get(page.get_url(), query).content.decode()


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES if code != "en"])
def test_credit__stands_below_the_text_in_every_language(client, language):
    page = credited_story(language, NAME)
    html = page_at(client, page)
    assert html.count(SHOWN) == 1 and html.index("</article>") < html.index(SHOWN) < html.index("</main>")


def test_credit__is_isolated_on_an_arabic_page(client):
    html = page_at(client, credited_story("ar", "Njiwa"))
    assert 'dir="rtl"' in html.split("<head>")[0]
    assert "الترجمة" in html.split('<p class="credit">')[1].split("</p>")[0]
    assert '<bdi translate="no">Njiwa</bdi>' in html


def test_nobody_named__shows_nothing(client):
    story = released_story("fr")
    french = story.get_translation(credited_story("fr").locale)
    for page in (story, french):
        html = page_at(client, page)
        assert 'class="credit"' not in html and "translator" not in html


def test_original_of_a_credited_translation__names_nobody(client):
    page = credited_story(name=NAME)
    assert "Nightjar" not in page_at(client, page.original)
    assert "translator" not in told(client, page.original.get_url())[0]


def test_light_version__names_them_too(client):
    assert SHOWN in page_at(client, credited_story(name=NAME), lite=1)


def test_data_for_machines__names_a_person_only_where_one_is_named(client):
    facts, _trail = told(client, credited_story(name=NAME).get_url())
    assert facts["translator"] == {"@type": "Person", "name": NAME}
    facts, _trail = told(client, released_story("fr").get_translation(credited_story().locale).get_url())
    assert "translator" not in facts


def test_feeds_search_and_cards__do_not_name_them(client):
    credited_story(name=NAME)
    index_everything()
    for path in ("/fr/feeds/stories.rss", "/fr/feeds/stories.atom", "/fr/feeds/stories.json", "/fr/stories/"):
        answer = client.get(path)
        assert answer.status_code == 200 and "Nightjar" not in answer.content.decode(), path
    assert SearchEntry.objects.exists()
    assert not SearchEntry.objects.holding("Nightjar").exists()


def test_credit__costs_one_query(client, django_assert_max_num_queries):
    page = credited_story(name=NAME)
    client.get(page.get_url())
    with django_assert_max_num_queries(3):
        client.get(page.get_url())


def test_taking_it_away__ends_every_kept_page(client, settings, django_capture_on_commit_callbacks):
    settings.KEEPS_PAGES = True
    page = credited_story(name=NAME)
    assert SHOWN in page_at(client, page) and SHOWN in page_at(client, page)
    before = cache.get(GENERATION)
    with django_capture_on_commit_callbacks(execute=True):
        credits.withdraw(page, by=somebody("kenya-lead"))
    assert cache.get(GENERATION) != before
    assert "Nightjar" not in page_at(client, page)
