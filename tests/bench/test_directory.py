"""What finding people costs as the community grows: 10,000 members against 1,000 (BENCH_LARGE=1: 100,000 as
well), on PostgreSQL (standards, "Speed")."""

import os
import time
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from django.core.management import call_command
from django.db import connection

from directory.browse import budgets, paging
from directory.models import Listing
from tests.bench.community import members
from tests.bench.measuring import repeats, statements
from tests.factories import MemberFactory

pytestmark = [pytest.mark.bench, pytest.mark.postgres, pytest.mark.django_db]
FEW, MANY, HUGE = 1_000, 10_000, 100_000
ROUNDS = 40
MOST_QUERIES, MOST_TIMES, MOST_SQL = 8, 2, 60
LIST = "/en/directory/members/"
FILTERED = f"{LIST}?q=radio&skill=legal&language=fr&law=KE"
GATED = "filtered page"


def test_more_members(desk, table, monkeypatch):
    # How often one person may look is another matter.
    monkeypatch.setattr(budgets, "STEPS", 10**9)
    call_command("load_skills", verbosity=0)
    seeker = MemberFactory(languages=["en"])
    reader = desk(seeker.user)
    few = grown_to(FEW, reader, seeker)
    many = grown_to(MANY, reader, seeker)
    for page, path in pages(seeker).items():
        add(table, page, MANY, many[page], few[page])
        sent = statements(reader, path)
        limit = MOST_QUERIES if page == GATED else None
        table.add(f"{page}, {MANY:,} members", "warm", len(sent), "queries", limit)
        table.add(f"{page}, {MANY:,} members", "the same statement again", repeats(sent), "repeats", 0)
    if os.environ.get("BENCH_LARGE") == "1":
        for page, figures in grown_to(HUGE, reader, seeker).items():
            add(table, page, HUGE, figures, few[page])
    table.judge()


def add(table, page, size, figures, before) -> None:
    """The quickest of all rounds stands beside the slow ones: where a machine does other things as well, p95
    says what those do."""
    of = f"{page}, {size:,} members"
    is_gated = page == GATED and size == MANY
    more, most_sql = (MOST_TIMES, MOST_SQL) if is_gated else (None, None)
    table.add(of, "p95", p95(figures.whole), "ms")
    table.add(of, f"p95, times that of {FEW:,}", p95(figures.whole) / p95(before.whole), "ratio", more)
    table.add(of, f"quickest, times that of {FEW:,}", min(figures.whole) / min(before.whole), "ratio", more)
    table.add(of, "SQL, p95", p95(figures.in_sql), "ms", most_sql)
    table.add(of, "SQL, quickest", min(figures.in_sql), "ms", most_sql)


def pages(seeker) -> dict[str, str]:
    rows = Listing.objects.seen_by(seeker)
    last = paging.sealed(rows.order_by("-sort_key")[30], seeker)
    return {
        GATED: FILTERED,
        "three facets": f"{LIST}?skill=legal&language=fr&law=KE",
        "everybody": LIST,
        "everybody, last page": f"{LIST}?after={last}",
        "rare word": f"{LIST}?q=amabachi",
    }


@dataclass
class Rounds:
    """Milliseconds of each round: of the whole page, and of its statements."""

    whole: list[float] = field(default_factory=list)
    in_sql: list[float] = field(default_factory=list)


def grown_to(size: int, reader, seeker) -> dict[str, Rounds]:
    members(size - Listing.objects.count())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE directory_listing")
    return {page: measured(reader, path) for page, path in pages(seeker).items()}


def measured(reader, path) -> Rounds:
    rounds = Rounds()
    for number in range(ROUNDS + 3):
        with timed_statements() as spent:
            began = time.perf_counter()
            reader.get(path)
            taken = (time.perf_counter() - began) * 1000
        if number >= 3:  # the first ones fill what a process keeps
            rounds.whole.append(taken)
            rounds.in_sql.append(sum(spent))
    return rounds


@contextmanager
def timed_statements():
    """Milliseconds of each statement inside."""
    spent: list[float] = []

    def watch(execute, sql, params, many, context):
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            spent.append((time.perf_counter() - began) * 1000)

    with connection.execute_wrapper(watch):
        yield spent


def p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]
