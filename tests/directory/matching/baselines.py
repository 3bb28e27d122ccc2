"""Other ways to give out asks, for comparison: by arrival, by the best pair, and by trying everything.

They give each request one ask at most. An outcome says who is asked for what, both by key.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache

from directory.matching import STANDARD, Assignment, Helper, assign, eligible, score
from directory.matching.assigning import rank
from directory.matching.candidates import Search, candidates
from directory.matching.columns import gather
from tests.directory.matching.instances import KEY, World
from tests.directory.matching.worlds import NOW

Outcome = Mapping[int, int]
Fits = Mapping[int, list[tuple[int, int]]]


def optimum(world: World, key: bytes = KEY) -> Assignment:
    return assign(world.needs, world.helpers, world.tree, key=key, now=NOW)


def first_asks(assignment: Assignment) -> Outcome:
    return {pair.need: pair.helper for pair in assignment.pairs if pair.place == 1}


def fits(world: World) -> Fits:
    """For each request everybody who may be asked, with the score, best first."""
    crowd = gather(world.helpers, world.needs, world.tree)
    found = {}
    for need in world.needs:
        one = candidates(Search(need, crowd, world.tree, NOW), STANDARD)
        people = [world.helpers[number].key for number in one.who]
        found[need.key] = sorted(zip(people, one.scores.tolist(), strict=True), key=lambda p: (-p[1], p[0]))
    return found


def first_come(world: World, fitting: Fits) -> Outcome:
    """Who asked first takes the best match that has room left."""
    left = {helper.key: helper.capacity for helper in world.helpers}
    chosen: dict[int, int] = {}
    for need in sorted(world.needs, key=lambda need: (need.since, need.key)):
        who = next((helper for helper, _ in fitting[need.key] if left[helper] > 0), None)
        if who is not None:
            chosen[need.key] = who
            left[who] -= 1
    return chosen


def greedy(world: World, fitting: Fits) -> Outcome:
    """The best pair of all goes first, then the next best that is still possible."""
    left = {helper.key: helper.capacity for helper in world.helpers}
    chosen: dict[int, int] = {}
    pairs = ((-points, need, who) for need, people in fitting.items() for who, points in people)
    for _, need, who in sorted(pairs):
        if need not in chosen and left[who] > 0:
            chosen[need] = who
            left[who] -= 1
    return chosen


def best_match(world: World, fitting: Fits) -> Outcome:
    """Everybody asks their best match, room or not."""
    return {need: people[0][0] for need, people in fitting.items() if people}


WAYS: Mapping[str, Callable[[World, Fits], Outcome]] = {
    "first-come": first_come,
    "greedy": greedy,
    "best match": best_match,
}


def worth(world: World, outcome: Outcome) -> tuple[int, int, int]:
    """What an outcome is worth: requests served, their ranks, points less what further turns cost."""
    needs, helpers = {n.key: n for n in world.needs}, {h.key: h for h in world.helpers}
    points = sum(score(needs[n], helpers[who], world.tree, NOW).total for n, who in outcome.items())
    turns = sum(
        STANDARD.turn(helpers[who].load + turn)
        for who, many in Counter(outcome.values()).items()
        for turn in range(many)
    )
    return len(outcome), sum(rank(needs[n], NOW) for n in outcome), points - turns


def brute_force(world: World) -> tuple[int, int, int]:
    """The worth of the best outcome, found by trying every one, with the filters asked one by one."""

    def gain(helper: Helper, given: int, points: int, pressing: int) -> tuple[int, int, int]:
        return 1, pressing, points - STANDARD.turn(helper.load + given)

    options = [
        [
            (number, helper, score(need, helper, world.tree, NOW).total)
            for number, helper in enumerate(world.helpers)
            if eligible(need, helper, world.tree, NOW)
        ]
        for need in world.needs
    ]

    @lru_cache(None)
    def best(position: int, given: tuple[int, ...]) -> tuple[int, int, int]:
        if position == len(world.needs):
            return 0, 0, 0
        found = best(position + 1, given)
        for number, helper, points in options[position]:
            if given[number] < helper.capacity:
                more = (*given[:number], given[number] + 1, *given[number + 1 :])
                gained = gain(helper, given[number], points, rank(world.needs[position], NOW))
                rest = best(position + 1, more)
                found = max(found, (gained[0] + rest[0], gained[1] + rest[1], gained[2] + rest[2]))
        return found

    return best(0, (0,) * len(world.helpers))


def gini(loads: list[int]) -> float:
    """0: all carry the same, near 1: one carries all."""
    ranked, total = sorted(loads), sum(loads)
    many = len(ranked)
    return sum((2 * place - many + 1) * load for place, load in enumerate(ranked)) / (many * total)
