"""The coordinators' screens of the lines outside, in the admin area."""

from typing import Any

from django.contrib.messages import error, success
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.views.base import Screen
from regions.permissions import is_coordinator

from ..exchange.words import spoken_in_words
from ..models import OutsideLine
from . import lines
from .forms import CheckForm, LineForm


class CoordinatorsScreen(Screen):
    header_icon = "link-external"
    page_title = gettext_lazy("Lines outside")
    http_method_names = ["get", "head"]

    def is_open_to(self, user: Any) -> bool:
        return is_coordinator(user)


class ListScreen(CoordinatorsScreen):
    template_name = "directory/outside/admin/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = [
            {"line": line, "languages": spoken_in_words(line.languages)}
            for line in OutsideLine.objects.order_by("name")
        ]
        return super().get_context_data(rows=rows, checkers=OutsideLine.Checker.choices, **kwargs)


class FormScreen(CoordinatorsScreen):
    template_name = "directory/outside/admin/form.html"
    http_method_names = ["get", "head", "post"]
    line: OutsideLine | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if "line_id" in kwargs:
            self.line = get_object_or_404(OutsideLine, pk=kwargs["line_id"])

    def get_page_subtitle(self) -> str:
        return self.line.name if self.line else _("A new line")

    def form(self) -> LineForm:
        return LineForm(self.request.POST or None, instance=self.line or OutsideLine())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or self.form()
        return super().get_context_data(form=form, line=self.line, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form()
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        lines.save(form.line, by=request.user)
        success(request, _("Saved. Readers see it once somebody has looked at it."))
        return redirect("outside:list")


class CheckScreen(CoordinatorsScreen):
    """Somebody looked at a line today."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, line_id: int) -> HttpResponse:
        form, line = CheckForm(request.POST), get_object_or_404(OutsideLine, pk=line_id)
        if form.is_valid():
            lines.mark_checked(line, form.cleaned_data["checker"], by=request.user)
            success(request, _("Readers see it for half a year from today."))
        else:
            error(request, _("Say who looked at it."))
        return redirect("outside:list")


class RemoveScreen(CoordinatorsScreen):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, line_id: int) -> HttpResponse:
        lines.remove(get_object_or_404(OutsideLine, pk=line_id), by=request.user)
        success(request, _("Removed."))
        return redirect("outside:list")
