"""Members whom a verified member finds on the page that searches the whole site."""

from django.http import HttpRequest

from home.search.members import Part

from ..states import MAY_BROWSE, State
from ..visibility import member_of
from . import budgets
from .cards import card
from .criteria import Criteria, Knowledge
from .finding import found

TEMPLATE = "directory/browse/in_search.html"
SHOWN = 5


def part(request: HttpRequest, text: str) -> Part | None:
    """The first of those whom the list of members would show for the same words, at the same price: it is one
    of this hour's searches. Safety is not told where they are used up, for the site was searched."""
    member = member_of(request.user)
    if member is None or State(member.state) not in MAY_BROWSE:
        return None
    known, criteria = Knowledge(), Criteria(text)
    if not budgets.may_search(request.user, criteria):
        return Part(TEMPLATE, {"is_enough": True})
    rows = list(found(member, criteria, known).order_by("sort_key", "public_id")[: SHOWN + 1])
    return Part(
        TEMPLATE,
        {
            "cards": [card(row, known) for row in rows[:SHOWN]],
            "more": criteria.address() if len(rows) > SHOWN else "",
        },
    )
