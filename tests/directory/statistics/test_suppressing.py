"""Nobody can be worked out: an attacker adds, subtracts and bounds everything that is told."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from directory.statistics.suppressing import LEAST, least, most, tell

REGIONS, FIELDS, WAITS = range(5), range(12), range(5)
many = settings(max_examples=150, deadline=None)


@st.composite
def events(draw):
    """What happened: some cells are crowded, most are nearly empty, as in a community of 28."""
    weights = st.sampled_from([0, 1, 1, 2, 3, 4, 5, 6, 8, 13, 21])
    cells = st.tuples(st.sampled_from(REGIONS), st.sampled_from(FIELDS), st.sampled_from(WAITS), weights)
    return draw(st.lists(cells, max_size=14))


def lines_of(happened):
    lines = {
        "region": dict.fromkeys(map(str, REGIONS), 0),
        "field": dict.fromkeys(map(str, FIELDS), 0),
        "wait": dict.fromkeys(map(str, WAITS), 0),
    }
    for region, field, wait, number in happened:
        lines["region"][str(region)] += number
        lines["field"][str(field)] += number
        lines["wait"][str(wait)] += number
    return lines


def bounds_of_every_hidden_cell(told):
    """(least, most) that each hidden cell can be, by linear programming over all that is told."""
    names = [(way, cell) for way, line in told.lines.items() for cell in line]
    at = {name: number + 1 for number, name in enumerate(names)}  # 0 is the total
    limits = [(least(told.total), most(told.total))]
    for way, cell in names:
        number = told.lines[way][cell]
        limits.append((0, None) if number is None else (least(number), most(number)))
    sums = np.zeros((len(told.lines), len(limits)))
    for row, (way, line) in enumerate(told.lines.items()):
        sums[row, 0] = -1
        for cell in line:
            sums[row, at[way, cell]] = 1
    found = {}
    for name in names:
        if told.lines[name[0]][name[1]] is not None:
            continue
        goal = np.zeros(len(limits))
        goal[at[name]] = 1
        ends = [
            linprog(sign * goal, A_eq=sums, b_eq=np.zeros(len(told.lines)), bounds=limits) for sign in (1, -1)
        ]
        assert all(end.success for end in ends)  # what is told fits together
        found[name] = (ends[0].fun, -ends[1].fun)
    return found


@many
@given(events())
def test_no_subtraction__tells_that_a_hidden_cell_is_small_or_that_it_is_there(happened):
    told = tell(lines_of(happened))
    if told.total is None:
        return
    for name, (lowest, highest) in bounds_of_every_hidden_cell(told).items():
        assert lowest <= 1e-7, (name, told)
        assert highest >= LEAST - 1e-7, (name, told)


@many
@given(events())
def test_what_is_told__is_never_under_five_never_exact_and_never_far_off(happened):
    lines = lines_of(happened)
    told = tell(lines)
    total = sum(lines["region"].values())
    assert (told.total is None) == (total < LEAST)
    for way, line in lines.items():
        assert told.lines[way].keys() == line.keys()
        for cell, number in line.items():
            shown = told.lines[way][cell]
            if number < LEAST or told.total is None:
                assert shown is None
            if shown is not None:
                assert shown % 5 == 0
                assert abs(shown - number) <= 2


@many
@given(events(), st.integers(0, 4), st.integers(0, 4))
def test_a_total_under_five__tells_nothing_of_how_many_they_were(happened, one, other):
    few, fewer = ({"region": {"1": number, "2": 0}} for number in (one, other))
    assert tell(few) == tell(fewer)


def test_one_small_cell_beside_a_large_one__keeps_the_large_one_back():
    """17 in all and 15 in Kenya leave two for Macedonia."""
    told = tell({"region": {"kenya": 15, "macedonia": 2}})
    assert told.lines["region"] == {"kenya": None, "macedonia": None}
    assert told.total == 15


def test_a_crowd__is_told_where_nobody_can_be_found_in_the_rest():
    told = tell({"region": {"kenya": 40, "congo": 22, "macedonia": 3, "hongkong": 4}})
    assert told.lines["region"] == {"kenya": 40, "congo": 20, "macedonia": None, "hongkong": None}
    everybody = tell({"region": {"kenya": 40, "congo": 22}})
    assert everybody.lines["region"] == {"kenya": 40, "congo": 20}


def test_a_line_that_is_whole__bounds_the_total_of_the_others():
    """Two fields of five to seven are fourteen at most, whatever the rounded total says."""
    told = tell({"field": {"law": 7, "health": 7}, "region": {"kenya": 10, "congo": 4, "macedonia": 0}})
    hidden = bounds_of_every_hidden_cell(told)
    assert min(highest for _lowest, highest in hidden.values()) >= LEAST


def test_sums_that_differ__are_refused():
    with pytest.raises(ValueError, match="the same total"):
        tell({"region": {"kenya": 5}, "field": {"law": 6}})
