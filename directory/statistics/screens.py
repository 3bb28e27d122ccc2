"""The leads' figures: the months that are over, as pictures and tables. All leads are told the same."""

from typing import Any

from django.utils.decorators import method_decorator
from django.utils.translation import get_language_bidi, gettext_lazy
from django.views.decorators.cache import never_cache

from editorial.views.base import Screen
from home.dates import date_format
from regions.permissions import regions_to_manage_members_in

from ..charts import chart
from ..models import MonthlyFigures
from .wording import MEASURES, in_words, labels

MONTHS_SHOWN = 12
DRAWN = ("requests", "introductions")


def named(row: MonthlyFigures) -> str:
    return date_format(row.month, "YEAR_MONTH_FORMAT")


@method_decorator(never_cache, name="dispatch")
class FiguresScreen(Screen):
    page_title = gettext_lazy("Figures")
    header_icon = "table"
    template_name = "directory/statistics/figures.html"
    http_method_names = ["get", "head"]

    def is_open_to(self, user: Any) -> bool:
        return bool(regions_to_manage_members_in(user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = list(MonthlyFigures.objects.all()[:MONTHS_SHOWN])
        wanted = self.request.GET.get("month", "")
        chosen = next((row for row in rows if f"{row.month:%Y-%m}" == wanted), rows[0] if rows else None)
        return super().get_context_data(
            measures=list(MEASURES.values()),
            months=[self.month(row, row is chosen) for row in rows],
            charts=[self.drawn(rows, measure) for measure in DRAWN],
            chosen=named(chosen) if chosen else "",
            parts=self.parts(chosen) if chosen else [],
            **kwargs,
        )

    def month(self, row: MonthlyFigures, is_chosen: bool) -> dict[str, Any]:
        totals = [row.figures.get(measure, {}).get("total") for measure in MEASURES]
        return {"name": named(row), "key": f"{row.month:%Y-%m}", "totals": totals, "is_chosen": is_chosen}

    def drawn(self, rows: list[MonthlyFigures], measure: str) -> dict[str, Any]:
        told = [(named(row), row.figures.get(measure, {}).get("total")) for row in reversed(rows)]
        return {"title": MEASURES[measure], "chart": chart(told, from_right=get_language_bidi())}

    def parts(self, row: MonthlyFigures) -> list[dict[str, Any]]:
        """Every measure of one month in all its ways."""
        known = labels()
        return [
            {"name": measure, "title": title, "ways": in_words(row.figures[measure]["lines"], known)}
            for measure, title in MEASURES.items()
            if row.figures.get(measure, {}).get("total") is not None
        ]
