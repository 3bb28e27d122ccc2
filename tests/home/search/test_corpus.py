"""Everything that stands in a text is found in it, as readers of six languages type it, in both databases."""

import pytest
from wagtail.models import Locale, Page

from home.models import SearchEntry
from home.search.finding import Asked
from home.search.folded_words import words_of
from tests.factories import locale

from .corpus import GARBAGE, TEXTS, WANTED

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries(db):
    """The corpus as the index holds it; the pages themselves do not matter here."""
    root = Page.objects.get(depth=1)
    for code, (language, title, text) in TEXTS.items():
        page = root.add_child(instance=Page(title=title, slug=code, locale=locale(language), live=False))
        SearchEntry.objects.create(
            page=page,
            translation_key=page.translation_key,
            locale_id=page.locale_id,
            is_original=True,
            kind="story",
            title_words=words_of([title]),
            words=words_of([title, text]),
            text=text,
        )


def found(text, language="en"):
    rows = SearchEntry.objects.holding(text).readable_in(Locale.objects.get(language_code=language).pk)
    return set(rows.values_list("page__slug", flat=True))


def test_a_search__finds_everything_that_stands_there_and_nothing_else(entries):
    wrong = {text: (found(text) ^ codes) for text, codes in WANTED if found(text) != codes}
    assert not wrong


def test_every_word__finds_its_own_text(entries):
    """Not only the words somebody thought of."""
    lost = [
        (code, word)
        for code, (_language, title, text) in TEXTS.items()
        for word in f"{title} {text}".split()
        if not Asked(word, "").is_too_short and code not in found(word)
    ]
    assert not lost


def test_garbage__finds_nothing_and_breaks_nothing(entries):
    assert {text: found(text) for text in GARBAGE if not Asked(text, "").is_too_short and found(text)} == {}


def test_the_readers_language__comes_first_and_the_title_before_the_text(entries):
    arabic = Locale.objects.get(language_code="ar").pk
    rows = SearchEntry.objects.holding("2018").readable_in(arabic).best_first("2018", arabic)
    assert [row.page.slug for row in rows] == ["ar-sahafa", "en-square"]
    chinese = Locale.objects.get(language_code="zh-hant").pk
    rows = SearchEntry.objects.holding("信").readable_in(chinese).best_first("信", chinese)
    assert [row.page.slug for row in rows] == ["zh-xin", "zh-arhiv"]


def test_a_deleted_page__takes_its_words_with_it(entries):
    Page.objects.get(slug="en-square").delete()
    assert found("square") == set()
    SearchEntry.objects.filter(page__slug="en-river").update(words="otherwise")
    assert found("fishers") == set() and found("otherwise") == {"en-river"}
