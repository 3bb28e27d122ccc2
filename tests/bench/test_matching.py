"""The matching engine beside other ways to give out asks: who is served, who is burdened, how long it takes.

Members and requests are invented. Feasible is a request that somebody could be asked for, were they alone.
"""

import os
import time
import tracemalloc
from collections import Counter, defaultdict
from statistics import mean

import pytest

from tests.directory.matching.baselines import (
    WAYS,
    best_match,
    brute_force,
    first_asks,
    fits,
    gini,
    optimum,
    worth,
)
from tests.directory.matching.instances import world

pytestmark = pytest.mark.bench
# So many members and requests: in how many worlds, and the seconds a wave may take.
SIZES = {(28, 20): (50, None), (1_000, 100): (5, None), (10_000, 500): (1, 2.0)}
if os.environ.get("BENCH_LARGE") == "1":
    SIZES[100_000, 5_000] = (1, None)
SMALL = 200
MOST_UNEVEN = 0.10


@pytest.mark.parametrize(("members", "requests"), SIZES)
def test_matching(members, requests, table):
    worlds, limit = SIZES[members, requests]
    invented = [world(members, requests, seed) for seed in range(worlds)]
    of = f"{members:,} members, {requests:,} requests"
    outcomes = defaultdict(list)
    feasible = 0
    for one in invented:
        fitting = fits(one)
        feasible += sum(bool(people) for people in fitting.values())
        outcomes["optimum"].append(first_asks(optimum(one)))
        for name, way in WAYS.items():
            outcomes[name].append(way(one, fitting))
    for name, found in outcomes.items():
        loads = [list(Counter(outcome.values()).values()) for outcome in found]
        served = sum(len(with_room(one, outcome)) for one, outcome in zip(invented, found, strict=True))
        table.add(of, f"{name}: served of feasible", 100 * served / feasible, "%")
        table.add(of, f"{name}: Gini of load", mean(map(gini, loads)), "index")
        table.add(of, f"{name}: most on one", max(map(max, loads)), "asks")
    add_whole_waves(table, of, invented, limit)
    table.judge()


def add_whole_waves(table, of, invented, limit):
    """The optimum with every ask that a wave gives out, not only the first of each request."""
    waves = [Counter(pair.helper for pair in optimum(one).pairs) for one in invented]
    rooms = [{helper.key: helper.capacity for helper in one.helpers} for one in invented]
    over = sum(
        many > room[who] for room, wave in zip(rooms, waves, strict=True) for who, many in wave.items()
    )
    uneven = mean(gini(list(wave.values())) for wave in waves)
    table.add(of, "whole wave: Gini of load", uneven, "index", MOST_UNEVEN if limit else None)
    table.add(of, "whole wave: over capacity", over, "people", 0)
    seconds, processor, megabytes = cost(lambda: optimum(invented[0]))
    table.add(of, "whole wave", seconds, "s", limit)
    table.add(of, "whole wave, processor", processor, "s")
    table.add(of, "whole wave, peak", megabytes, "MB")


def test_regret(table):
    """Against trying everything: requests left out in all worlds, points lost where as many are served."""
    lost, missed = Counter(), Counter()
    for seed in range(SMALL):
        small = world(6 + seed % 5, 3 + seed % 5, seed)
        best, fitting = brute_force(small), fits(small)
        ways = {"optimum": first_asks(optimum(small))} | {
            name: way(small, fitting) for name, way in WAYS.items() if way is not best_match
        }
        for name, outcome in ways.items():
            served, pressing, points = worth(small, outcome)
            missed[name] += best[0] - served
            lost[name] += best[2] - points if (served, pressing) == best[:2] else 0
    for name in ("optimum", "first-come", "greedy"):
        limit = 0 if name == "optimum" else None
        table.add(f"{SMALL} small worlds", f"{name}: regret", missed[name], "requests", limit)
        table.add(f"{SMALL} small worlds", f"{name}: regret", lost[name], "points", limit)
    table.judge()


def with_room(invented, outcome):
    """The requests whose helper has room: of those who all ask the same person, as many as they can take."""
    left = {helper.key: helper.capacity for helper in invented.helpers}
    served = []
    for need, who in outcome.items():
        if left[who] > 0:
            served.append(need)
            left[who] -= 1
    return served


def cost(work) -> tuple[float, float, float]:
    """(seconds, seconds of the processor, peak megabytes): the better of two runs, then one that is watched,
    which is slower. Where a machine does other things as well, the first says what those do."""
    taken, used = [], []
    for _ in range(2):
        began, before = time.perf_counter(), time.process_time()
        work()
        taken.append(time.perf_counter() - began)
        used.append(time.process_time() - before)
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return min(taken), min(used), peak / 1_000_000
