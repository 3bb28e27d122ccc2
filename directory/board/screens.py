"""The leads' board: what is open in their own regions. Handles only; what is wanted is shown for a press that
the member is told of, and what somebody wrote is not shown at all."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from editorial.views.base import Screen
from regions.permissions import regions_to_manage_members_in

from ..charts import chart
from ..exchange.words import facts_of
from ..intake.rights import regions_offered_to
from ..models import IntakeCase, Request
from ..skill_names import names
from ..skills.scheme import current_scheme
from ..spoken import BY_NUMBER
from . import supply
from .requests import Line, line_of, look, requests_for, ways_out
from .suggesting import MAY_BE_WIDENED, in_words, point_outside, single_steps, suggest

SHOWN = 50
# Days, and what so old a request is called in the picture.
AGES = ((1, gettext_lazy("up to a day")), (3, gettext_lazy("2 to 3 days")), (7, gettext_lazy("4 to 7 days")))
ELDER = ((14, gettext_lazy("8 to 14 days")), (None, gettext_lazy("older")))
ASKED = {
    "day": gettext_lazy("since less than a day"),
    "days": gettext_lazy("for one to three days"),
    "older": gettext_lazy("for longer"),
}


class LeadsScreen(Screen):
    header_icon = "view"
    page_title = gettext_lazy("Board")

    def is_open_to(self, user: Any) -> bool:
        return bool(regions_to_manage_members_in(user))


def by_age(days: list[int]) -> list[tuple[str, int]]:
    """How many are so old, for the picture and its table."""
    found, youngest = [], 0
    for limit, name in (*AGES, *ELDER):
        until = limit if limit is not None else 10**6
        found.append((str(name), sum(youngest <= age <= until for age in days)))
        youngest = until + 1
    return found


def gap_lines() -> list[dict[str, Any]]:
    known = names()
    return [
        {
            "skill": known.get(gap.skill, ""),
            "language": BY_NUMBER[gap.language].name if gap.language in BY_NUMBER else "",
            "need": gap.need,
            "supply": gap.supply,
        }
        for gap in supply.missing()[:SHOWN]
    ]


@method_decorator(never_cache, name="dispatch")
class BoardScreen(LeadsScreen):
    template_name = "directory/board/board.html"
    http_method_names = ["get", "head"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, language, now = self.request.user, get_language() or "en", timezone.now()
        own, scheme = regions_to_manage_members_in(user), current_scheme()
        rows = requests_for(user)
        opened = rows.filter(state=Request.State.LOOKING).values_list("opened_at", flat=True).order_by()
        ages = by_age([(now - moment).days for moment in opened])
        page = Paginator(rows, SHOWN).get_page(self.request.GET.get("p"))
        asked = supply.asks_by_age(user, own)
        return super().get_context_data(
            page=page,
            lines=[line_of(row, scheme, language, now) for row in page],
            ages=ages,
            chart=chart(ages, from_right=get_language_bidi()),
            asked=[(ASKED[name], number) for name, number in asked.items()],
            ending=supply.ending_offers(own, scheme, language),
            loads=supply.near_capacity(own),
            gaps=gap_lines(),
            cases=self.cases(own),
            **kwargs,
        )

    def cases(self, own: set[int]) -> dict[str, Any]:
        """Numbers of people without an account who wait, and the cases that can be taken over."""
        seen = own | regions_offered_to(self.request.user)
        rows = list(IntakeCase.objects.sealed().answered_in(seen).exclude(state=IntakeCase.State.CLOSED))
        waits = [row for row in rows if row.region_id in own and row.state == IntakeCase.State.WAITING]
        return {"waiting": len(waits), "offered": [row for row in rows if row.region_id not in own][:SHOWN]}


@method_decorator(never_cache, name="dispatch")
class RequestScreen(LeadsScreen):
    """One request, closed at first. For everybody but the leads of its region there is no such page."""

    template_name = "directory/board/request.html"
    http_method_names = ["get", "head", "post"]
    line: Line
    is_open = False

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = requests_for(request.user).filter(public_id=kwargs["public_id"]).first()
        if found is None:
            raise Http404("no request")
        self.line = line_of(found, current_scheme(), get_language() or "en", timezone.now())

    def get_page_title(self) -> str:
        return _("A request")

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        row, act = self.line.row, request.POST.get("act", "open")
        try:
            if act == "suggest":
                suggest(row, request.POST.get("steps", "").split(","), by=request.user)
                messages.success(request, _("The member is asked. Nothing changes before they agree."))
            elif act == "outside":
                point_outside(row, by=request.user)
                messages.success(request, _("The page of people outside is in the member’s inbox."))
            else:
                look(row, by=request.user)
                self.is_open = True
                return self.render_to_response(self.get_context_data())
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        return redirect("board:request", public_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = self.line.row
        context = super().get_context_data(line=self.line, is_open=self.is_open, **kwargs)
        context["may_change"] = row.state in MAY_BE_WIDENED
        context["waits"] = row.suggestions.filter(answer="").first()
        if self.is_open:
            context["skill"] = names().get(row.skill_id, "")
            context["facts"] = facts_of(row)
            context["choices"] = self.choices(row) if context["may_change"] else []
        return context

    def choices(self, row: Request) -> list[dict[str, Any]]:
        """What to propose: first what reaches somebody who may be asked now, then every other single step."""
        reaching = ways_out(row)
        ways = [*reaching, *(way for way in single_steps(row) if way not in reaching)]
        return [{"value": ",".join(way), "words": in_words(way), "reaches": way in reaching} for way in ways]
