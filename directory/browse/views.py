"""The list of members, for members."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..access import MemberRequest, member_page
from ..models import Excess
from ..states import MAY_BROWSE
from . import budgets, facets, paging
from .cards import card
from .criteria import FACETS, Criteria, Knowledge, read
from .finding import found


@require_safe
@member_page(MAY_BROWSE)
def browse(request: MemberRequest) -> HttpResponse:
    known = Knowledge()
    criteria = read(request.GET, known)
    if not budgets.may_search(request.user, criteria):
        return budgets.enough(request, Excess.Kind.SEARCHES)
    rows = found(request.member, criteria, known)
    places = {name: request.GET.get(name, "") for name in ("after", "before")}
    leaf = paging.turn(rows, request.member, **places)
    counts = facets.count(rows)
    context = {
        "criteria": criteria,
        "how_many": counts.how_many,
        "is_more": counts.is_more,
        "cards": [card(row, known) for row in leaf.rows],
        "chips": chips(criteria, known),
        "facets": facets.values(counts, criteria, known),
        "earlier": criteria.address(before=leaf.earlier) if leaf.earlier else "",
        "later": criteria.address(after=leaf.later) if leaf.later else "",
        "ask_everybody": ask_everybody(criteria, known),
    }
    return render(request, "directory/browse/list.html", context)


def chips(criteria: Criteria, known: Knowledge) -> list[tuple[str, str, str]]:
    """(what it is, its words, the address without it) of everything that is asked for."""
    words = [("", criteria.text, criteria.without_text().address())] if criteria.text else []
    return words + [
        (
            str(FACETS[name].label),
            FACETS[name].name(known, FACETS[name].number(known, code)),
            criteria.without_one(name, code).address(),
        )
        for name, code in criteria.chosen
    ]


def ask_everybody(criteria: Criteria, known: Knowledge) -> str:
    """A new request to whoever fits, with the skill that was looked for filled in."""
    codes = criteria.codes("skill")
    if not codes and criteria.text:
        meant = known.skills_meant_by(criteria.text)[:1]
        codes = [FACETS["skill"].code(known, number) for number in meant]
    address = reverse("directory:new_request")
    return f"{address}?skill={codes[-1]}" if codes else address
