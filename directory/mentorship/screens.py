"""The coordinators' screens of mentorship: programmes, and how the pairs are. Handles, signals, no word."""

from typing import Any

from django.contrib.messages import error, success
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from editorial.views.base import Screen
from regions.permissions import is_coordinator

from ..exchange.words import spoken_in_words
from ..models import Programme
from . import health, programmes
from .admin_forms import LeaderForm, ProgrammeForm

SHOWN = 200


@method_decorator(never_cache, name="dispatch")
class CoordinatorsScreen(Screen):
    header_icon = "group"
    page_title = gettext_lazy("Mentorship")
    http_method_names = ["get", "head"]

    def is_open_to(self, user: Any) -> bool:
        return is_coordinator(user)


class ListScreen(CoordinatorsScreen):
    template_name = "directory/mentorship/admin/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Programme.objects.select_related("region", "leader__user")[:SHOWN]
        return super().get_context_data(programmes=rows, **kwargs)


class ProgrammeScreen(CoordinatorsScreen):
    """One programme: its numbers, its pairs, who leads it."""

    template_name = "directory/mentorship/admin/programme.html"
    programme: Programme

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        rows = Programme.objects.select_related("region", "leader__user")
        self.programme = get_object_or_404(rows, pk=kwargs["programme_id"])

    def get_page_subtitle(self) -> str:
        return self.programme.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        programme = self.programme
        return super().get_context_data(
            programme=programme,
            languages=spoken_in_words(programme.languages),
            leader=health.handle_of(programme.leader) if programme.leader else "",
            leader_form=kwargs.pop("leader_form", None) or LeaderForm(),
            figures=health.figures(programme),
            pairs=health.pairs(programme)[:SHOWN],
            **kwargs,
        )


class FormScreen(CoordinatorsScreen):
    template_name = "directory/mentorship/admin/form.html"
    http_method_names = ["get", "head", "post"]
    programme: Programme | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if "programme_id" in kwargs:
            self.programme = get_object_or_404(Programme, pk=kwargs["programme_id"])

    def get_page_subtitle(self) -> str:
        return self.programme.name if self.programme else _("A new programme")

    def form(self) -> ProgrammeForm:
        return ProgrammeForm(self.request.POST or None, instance=self.programme or Programme())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or self.form()
        return super().get_context_data(form=form, programme=self.programme, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form()
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        programmes.save(form.programme, by=request.user)
        success(request, _("Saved."))
        return redirect("mentorship:programme", form.programme.pk)


class ActScreen(ProgrammeScreen):
    """Opens a programme, or closes it."""

    http_method_names = ["post"]
    acts = {"open": programmes.open_up, "close": programmes.close}

    def post(self, request: HttpRequest, programme_id: int, act: str) -> HttpResponse:
        try:
            self.acts[act](self.programme, by=request.user)
        except ValidationError as refused:
            error(request, " ".join(refused.messages))
        return redirect("mentorship:programme", programme_id)


class LeaderScreen(ProgrammeScreen):
    """Asks somebody to lead it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, programme_id: int) -> HttpResponse:
        form = LeaderForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(leader_form=form))
        programmes.ask_to_lead(self.programme, form.cleaned_data["handle"], by=request.user)
        success(request, _("If there is such a member, and they have mentored before, they are asked now."))
        return redirect("mentorship:programme", programme_id)
