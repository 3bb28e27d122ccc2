"""What a reader's search costs: 5,000 pages against 1,000 (BENCH_LARGE=1: 100,000), for a word that one page
has, for one that every tenth has, and for words that nobody wrote."""

import random
import statistics
import time

import pytest
from django.db import connection

from home.models import SearchEntry
from home.search.folded_words import words_of
from tests.actions import release_page, release_structure, write_story
from tests.bench.many import copies_of
from tests.bench.measuring import ROUNDS, cold, repeats, warm
from tests.bench.test_scaling import FEW, MANY

pytestmark = [pytest.mark.bench, pytest.mark.django_db]
RARE, OFTEN, NOWHERE = "okapi", "market", "unwritten"
WORDS_OF_A_PAGE, VOCABULARY = 300, 20_000
AT_ONCE = 1_000
MOST_TIMES = {RARE: 2, NOWHERE: 2, OFTEN: None}  # None: printed
QUERIES, COLD_QUERIES = 6, 20


def entries(pages, chance: random.Random) -> None:
    """As a release writes them, with words of a made-up language."""
    SearchEntry.objects.bulk_create([entry(page, chance) for page in pages], batch_size=AT_ONCE)


def entry(page, chance: random.Random) -> SearchEntry:
    # The square makes few words frequent and most of them rare, as in every language.
    drawn = [f"neno{int(chance.random() ** 2 * VOCABULARY)}" for _ in range(WORDS_OF_A_PAGE)]
    text = " ".join([*drawn, *([OFTEN] if chance.random() < 0.1 else [])])
    return SearchEntry(
        page_id=page.pk,
        translation_key=page.translation_key,
        locale_id=page.locale_id,
        is_original=True,
        kind="story",
        released_at=page.first_published_at,
        title_words=words_of([page.title]),
        words=words_of([page.title, text], 10_000),
        text=text,
    )


def test_search(reader, table):
    chance = random.Random(4)
    release_structure()
    story = release_page(write_story(title="The okapi"))
    entries([story, *copies_of(story, FEW - 1)], chance)
    analysed()
    few = {word: cost(reader, word) for word in MOST_TIMES}
    entries(copies_of(story, MANY - FEW), chance)
    analysed()
    for word, limit in MOST_TIMES.items():
        path = f"/en/search/?q={word}"
        many = cost(reader, word)
        table.add(
            f"search, {MANY:,} pages", f"{word}, times that of {FEW:,}", many / few[word], "ratio", limit
        )
        table.add(f"search, {MANY:,} pages", f"{word}, median", many, "ms")
        sent = warm(reader, path)
        table.add(f"search, {MANY:,} pages", f"{word}, warm", len(sent), "queries", QUERIES)
        table.add(f"search, {MANY:,} pages", f"{word}, twice", repeats(sent), "repeats", 0)
    table.add(f"search, {MANY:,} pages", "cold", len(cold(reader, path)), "queries", COLD_QUERIES)
    table.add(f"search, {MANY:,} pages", "without its index", unindexed(), "plan", 0)
    table.judge()


def cost(reader, word: str) -> float:
    """Milliseconds by the clock, the median of many: on PostgreSQL the work is done in another process."""
    taken = []
    for _ in range(ROUNDS + 2):
        began = time.perf_counter()
        reader.get(f"/en/search/?q={word}")
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken[2:])


def analysed() -> None:
    """What the database does by itself, sooner or later."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE home_searchentry")
            cursor.execute("ANALYZE wagtailcore_page")


def unindexed() -> int:
    """0 where the database finds a rare word through the full-text index, 1 where it reads the table."""
    plan = SearchEntry.objects.holding(RARE).explain()
    index = "home_searchentry_words_gin" if connection.vendor == "postgresql" else "VIRTUAL TABLE INDEX"
    return int(index not in plan)
