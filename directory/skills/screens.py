"""The coordinators' screens of the scheme, in the admin area."""

from typing import Any

from django.contrib.messages import error, success
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.views.base import Screen
from regions.permissions import is_coordinator

from ..models import Skill
from ..models.skill import LEVELS
from . import editing
from .choices import found, reading
from .forms import SkillForm
from .scheme import Concept, Scheme, current_scheme


class CoordinatorsScreen(Screen):
    header_icon = "tag"
    page_title = gettext_lazy("Skills")
    http_method_names = ["get", "head"]

    def is_open_to(self, user: Any) -> bool:
        return is_coordinator(user)


def rows_of(scheme: Scheme, shown: set[int] | None) -> list[dict[str, Any]]:
    """Every top skill with what is below it, in the order of the tree; `shown` are the skills to keep."""
    tops: list[dict[str, Any]] = []
    for concept in scheme.skills.values():
        if not concept.above:
            tops.append({**row_of(scheme, concept), "below": []})
        else:
            tops[-1]["below"].append(row_of(scheme, concept))
    if shown is None:
        return tops
    for top in tops:
        top["below"] = [row for row in top["below"] if row["concept"].pk in shown]
    return [top for top in tops if top["below"] or top["concept"].pk in shown]


def row_of(scheme: Scheme, concept: Concept) -> dict[str, Any]:
    return {"concept": concept, "name": scheme.name(concept.pk, reading()), "depth": len(concept.above) + 1}


class TreeScreen(CoordinatorsScreen):
    template_name = "directory/skills/admin/tree.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        scheme, sought = current_scheme(), self.request.GET.get("q", "")
        shown = {choice.skill for choice in found(sought)} if sought.strip() else None
        return super().get_context_data(
            tops=rows_of(scheme, shown),
            sought=sought,
            is_open=shown is not None,
            total=len(scheme.skills),
            uses_esco=any(concept.esco_uri for concept in scheme.skills.values()),
            **kwargs,
        )


class FormScreen(CoordinatorsScreen):
    template_name = "directory/skills/admin/form.html"
    http_method_names = ["get", "head", "post"]
    skill: Skill | None = None
    above: Skill | None = None

    def form(self) -> SkillForm:
        return SkillForm(self.request.POST or None, instance=self.skill)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            form=kwargs.pop("form", None) or self.form(),
            skill=self.skill,
            above=self.above,
            may_add=bool(self.skill and self.skill.depth < LEVELS and not self.skill.retired),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form()
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        self.store(form)
        success(request, _("The skill was saved. Everybody finds it by its new names from now on."))
        return redirect("skills:tree")

    def store(self, form: SkillForm) -> None:
        raise NotImplementedError


class EditScreen(FormScreen):
    page_title = gettext_lazy("Edit a skill")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.skill = get_object_or_404(Skill, pk=kwargs["skill_id"])

    def get_page_subtitle(self) -> str:
        return current_scheme().name(self.skill.pk, reading()) if self.skill else ""

    def store(self, form: SkillForm) -> None:
        editing.reword(form.instance, form.wording, by=self.request.user)


class AddScreen(FormScreen):
    page_title = gettext_lazy("Add a skill")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if kwargs.get("skill_id"):
            rows = Skill.objects.filter(depth__lt=LEVELS, retired=False)
            self.above = get_object_or_404(rows, pk=kwargs["skill_id"])

    def get_page_subtitle(self) -> str:
        return current_scheme().name(self.above.pk, reading()) if self.above else ""

    def store(self, form: SkillForm) -> None:
        editing.add_skill(self.above, form.wording, by=self.request.user)


class ActScreen(CoordinatorsScreen):
    """Retires a skill or takes it back."""

    http_method_names = ["post"]
    acts = {"retire": editing.retire, "restore": editing.restore}

    def post(self, request: HttpRequest, skill_id: int, act: str) -> HttpResponse:
        try:
            self.acts[act](get_object_or_404(Skill, pk=skill_id), by=request.user)
        except ValidationError as refused:
            error(request, " ".join(refused.messages))
        else:
            success(request, _("Done. Who has the skill keeps it."))
        return redirect("skills:tree")
