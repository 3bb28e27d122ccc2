"""A struck name that is a translator's credit: gone from everywhere, and the page stays."""

import pytest

from editorial import release
from editorial.strike.matching import Wanted
from editorial.strike.service import preview
from tests.actions import credited_story, edit, fresh, name_translator, release_page, somebody
from tests.editorial.credit_acts import NAME, still_held
from tests.editorial.strike.acts import struck

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]
WANTED = Wanted((NAME,))


def test_strike__finds_the_name_and_takes_it_from_everywhere_without_taking_anything_down():
    page = credited_story(name=NAME)
    page = name_translator(page, f"{NAME} II")
    found = preview(WANTED, by=somebody("everywhere-safety"))
    assert any("translator credit" in one.where for one in found) and not any(one.live for one in found)
    outcome = struck(wanted=WANTED)
    assert (outcome.taken_down, outcome.remaining, outcome.left) == (0, [], [])
    assert fresh(page).live and not still_held()
    assert release.unproven(fresh(page)) == []


def test_strike__of_a_name_that_stands_in_the_text_too_takes_that_down():
    page = credited_story(name=NAME)
    release_page(edit(page.original, by=somebody("kenya-editor"), byline=NAME))
    outcome = struck(wanted=WANTED, by="kenya-safety")
    assert outcome.taken_down == 1 and not outcome.remaining and not still_held()


def test_strike__of_another_region_reaches_no_credit_here():
    page = credited_story(name=NAME)
    struck(wanted=WANTED, by="macedonia-safety")
    assert fresh(page).credit == NAME
