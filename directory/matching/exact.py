"""The best assignment there is, and the proof of it.

Rows are requests, columns are turns of helpers: the first turn of somebody costs least, the next one more.
Every row has a column of its own that means "not served", dearer than all that serving it could upset; so as
many as possible are served, among these the most pressing, and among those assignments the one worth most is
taken.

Only the best few candidates of each request are looked at. What the turns are worth to others (their prices)
then shows whether a candidate left out could have been better; where one could, more are taken in. Prices and
values are whole numbers, so the proof holds to the last point, whatever the solver did in floating point.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from directory.matching.columns import Whole

FEW = 32
EXACT_IN_FLOATS = 1 << 53
MARGIN = 4
FINEST = 1 << 20
RANKS = 32


@dataclass(frozen=True)
class Row:
    """A request: the helpers who may be asked, what each first turn is worth in grains (more is better), best
    first, and its rank from 0 to 31."""

    who: Whole
    worth: Whole
    rank: int


@dataclass(frozen=True)
class Scale:
    """How points become whole numbers that a float holds exactly.

    `grain`: how many lots fit below one point's share; `point`: one point, more than the lots of all rows
    together; `unserved`: what leaving a row of rank 0 unserved costs, more than all rows' worth together.
    """

    grain: int
    point: int
    unserved: int


def scale(rows: int, span: int) -> Scale:
    """Arguments: how many rows, and how many points lie between the best and the worst turn.

    Raises ValueError where not even whole points without lots would be exact.
    """
    grain = FINEST
    while grain:
        point = rows * (grain - 1) + 1
        unserved = rows * ((span + 1) * point + grain) + 1
        if unserved * (RANKS + 1) * MARGIN < EXACT_IN_FLOATS:
            return Scale(grain, point, unserved)
        grain //= 2
    raise ValueError(f"{rows} requests at once are too many to be exact; give them in parts")


@dataclass(frozen=True)
class Edges:
    """Which row could take which column at what worth. The last columns are those of not being served."""

    row: Whole
    column: Whole
    worth: Whole
    columns: int


def best(rows: Sequence[Row], left: Whole, step: int, unserved: int) -> Whole:
    """For each row the helper who is asked, -1 where none is.

    `left`: turns of each helper. `step`: what each turn costs more than the one before, in grains.
    `unserved`: what leaving a row of rank 0 unserved costs.

    Raises ArithmeticError where the outcome cannot be proved best: never seen, and better known than hidden.
    """
    looked_at = np.array([min(FEW, len(row.who)) for row in rows], dtype=np.int64)
    every = np.array([len(row.who) for row in rows], dtype=np.int64)
    lost = -unserved * (1 + np.array([row.rank for row in rows], dtype=np.int64))
    while True:
        edges, owner = laid_out(rows, looked_at, left, step, lost)
        taken = solve(edges, len(rows))
        content = satisfaction(edges, taken)
        doubtful = np.array(
            [
                n < len(row.who) and row.worth[n] > had
                for row, n, had in zip(rows, looked_at, content, strict=True)
            ]
        )
        if not doubtful.any():
            return owner[taken]
        looked_at[doubtful] = np.minimum(looked_at[doubtful] * 8, every[doubtful])


def laid_out(
    rows: Sequence[Row], looked_at: Whole, left: Whole, step: int, lost: Whole
) -> tuple[Edges, Whole]:
    """The edges in question, and the helper of each column, -1 for those of not being served."""
    who = np.concatenate([row.who[:n] for row, n in zip(rows, looked_at, strict=True)])
    worth = np.concatenate([row.worth[:n] for row, n in zip(rows, looked_at, strict=True)])
    line = np.repeat(np.arange(len(rows)), looked_at)
    people, person, wanted_by = np.unique(who, return_inverse=True, return_counts=True)
    # More turns than requests that could take them are never needed.
    copies = np.minimum(left[people], wanted_by)
    first = np.concatenate(([0], np.cumsum(copies)))
    many = copies[person]
    turn = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    edges = Edges(
        row=np.concatenate((np.repeat(line, many), np.arange(len(rows)))),
        column=np.concatenate((np.repeat(first[person], many) + turn, first[-1] + np.arange(len(rows)))),
        worth=np.concatenate((np.repeat(worth, many) - step * turn, lost)),
        columns=int(first[-1]) + len(rows),
    )
    return edges, np.concatenate((np.repeat(people, copies), np.full(len(rows), -1)))


def solve(edges: Edges, rows: int) -> Whole:
    """The column of each row. The solver takes no weight of 0 and finds the least, so all begin with 1 and
    rise."""
    costs = (edges.worth.max() - edges.worth + 1).astype(np.float64)
    line, column = min_weight_full_bipartite_matching(
        csr_array((costs, (edges.row, edges.column)), shape=(rows, edges.columns))
    )
    taken: Whole = np.full(rows, -1, dtype=np.int64)
    taken[line] = column
    return taken


def satisfaction(edges: Edges, taken: Whole) -> Whole:
    """What each row has from its column once the column's price is paid.

    The price is the most that another row would gain by it over what it has; prices rise until nobody would
    change. That they come to rest, with a price of 0 for every column that nobody took, proves the assignment
    best among these edges (weak duality).
    """
    chosen = edges.column == taken[edges.row]
    own = np.zeros(len(taken), dtype=np.int64)
    own[edges.row[chosen]] = edges.worth[chosen]
    others = Edges(edges.row[~chosen], edges.column[~chosen], edges.worth[~chosen], edges.columns)
    price = np.zeros(edges.columns, dtype=np.int64)
    for _ in range(len(taken) + 1):
        higher = price.copy()
        np.maximum.at(higher, others.column, others.worth - (own - price[taken])[others.row])
        if (higher == price).all():
            break
        price = higher
    else:
        raise ArithmeticError("prices without rest: the assignment is not the best one")
    free = np.ones(edges.columns, dtype=bool)
    free[taken] = False
    if price[free].any():
        raise ArithmeticError("a free turn with a price: the assignment is not the best one")
    content: Whole = own - price[taken]
    return content
