"""The leads' screens. A list names cases by number; their words are shown to a lead who asks for them by a
button: that is posted, and kept in the audit chain."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from editorial.views.base import Screen

from ..models import IntakeCase
from ..outside.lines import as_message
from . import cases
from .choices import language_names, regions_with_leads, skill_name
from .forms import AnswerForm, CloseForm, HandForm
from .rights import answers_somewhere, regions_answered_by, regions_offered_to

SHOWN = 200


@method_decorator(never_cache, name="dispatch")
class ListScreen(Screen):
    page_title = gettext_lazy("People who wait")
    header_icon = "help"
    template_name = "directory/intake/admin/list.html"
    http_method_names = ["get", "head"]

    def is_open_to(self, user) -> bool:
        return answers_somewhere(user)

    def get_context_data(self, **kwargs):
        mine = regions_answered_by(self.request.user)
        seen = mine | regions_offered_to(self.request.user)
        rows = IntakeCase.objects.sealed().answered_in(seen).order_by("urgency", "opened_on", "pk")[:SHOWN]
        found: dict[str, list[IntakeCase]] = {"offered": [], "waiting": [], "answered": [], "closed": []}
        for case in rows:
            found["offered" if case.region_id not in mine else case.state].append(case)
        return super().get_context_data(**found, **kwargs)


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class CaseScreen(Screen):
    """One case: closed at first. For everybody but the leads of its region, and of the region that may take
    it over, there is no such page."""

    header_icon = "help"
    template_name = "directory/intake/admin/case.html"
    http_method_names = ["get", "head", "post"]
    case: IntakeCase
    opened: IntakeCase | None = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.mine = regions_answered_by(request.user)
        self.unled = regions_offered_to(request.user)
        rows = IntakeCase.objects.sealed().answered_in(self.mine | self.unled)
        found = rows.filter(pk=kwargs["case_id"]).first()
        if found is None:
            raise Http404("no case")
        self.case = found
        self.forms = {"answer_form": AnswerForm(), "close_form": CloseForm(), "hand_form": self.hand_form()}

    def is_open_to(self, user) -> bool:
        return answers_somewhere(user)

    def get_page_title(self):
        return _("Case %(number)s") % {"number": self.case.pk}

    def post(self, request, *args, **kwargs):
        act = ACTS.get(request.POST.get("act", "open"))
        if act is None:
            raise Http404("no such act")
        try:
            return act(self)
        except cases.CaseGone:
            messages.warning(request, _("This case was deleted meanwhile."))
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        return redirect("intake:list")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(case=self.case, opened=self.opened, **self.forms, **kwargs)
        context["is_mine"] = self.case.region_id in self.mine
        context["is_unled"] = self.case.region_id in self.unled
        context["is_offered"] = context["is_unled"] or self.case.handed_to_id in self.mine
        if self.opened:
            context["talk"] = list(self.opened.messages.all())
            context["languages"] = language_names(self.opened.languages)
            context["skill"] = skill_name(self.opened.skill) if self.opened.skill else ""
        return context

    def show_opened(self) -> HttpResponse:
        self.opened = cases.read(self.case, by=self.request.user)
        return self.render_to_response(self.get_context_data())

    def done(self, message: str, to_list: bool = False) -> HttpResponse:
        messages.success(self.request, message)
        return redirect("intake:list") if to_list else redirect("intake:case", self.case.pk)

    def hand_form(self, data=None) -> HandForm:
        return HandForm(data, regions=regions_with_leads().exclude(pk=self.case.region_id))

    # Acts ---------------------------------------------------------------------------------------

    def answer(self) -> HttpResponse:
        form = self.forms["answer_form"] = AnswerForm(self.request.POST)
        if not form.is_valid():
            return self.show_opened()
        cases.answer(self.case, form.cleaned_data["text"], form.nonce, by=self.request.user)
        return self.done(_("Your answer is stored."))

    def pass_on(self) -> HttpResponse:
        """What a member who helps wrote, as the beginning of an answer: the lead sees what goes on."""
        self.forms["answer_form"] = AnswerForm(initial={"text": self.request.POST.get("passed", "")})
        return self.show_opened()

    def point(self) -> HttpResponse:
        """The same for people outside who may help, in a language that the person reads."""
        known = cases.read(self.case, by=self.request.user).languages.split()
        language = next((code for code, _name in settings.LANGUAGES if code in known), get_language())
        with override(language):
            text = as_message()
        if text:
            self.forms["answer_form"] = AnswerForm(initial={"text": text})
        else:
            messages.warning(
                self.request, _("Nobody has looked at the lines outside lately. Ask a coordinator to.")
            )
        return self.show_opened()

    def hand(self) -> HttpResponse:
        form = self.forms["hand_form"] = self.hand_form(self.request.POST)
        if not form.is_valid():
            return self.show_opened()
        cases.hand(self.case, form.cleaned_data["region"], by=self.request.user)
        return self.done(_("The other region is asked. Until somebody there takes it, it stays yours."))

    def take(self) -> HttpResponse:
        cases.take(self.case, by=self.request.user)
        return self.done(_("The case is your region’s now."))

    def refuse(self) -> HttpResponse:
        cases.refuse(self.case, by=self.request.user)
        return self.done(_("The case stays where it was."), to_list=True)

    def close(self) -> HttpResponse:
        form = self.forms["close_form"] = CloseForm(self.request.POST)
        if not form.is_valid():
            return self.show_opened()
        cases.close(self.case, form.cleaned_data["outcome"], by=self.request.user)
        return self.done(_("Closed. The person can still read it, and write again, until it is deleted."))


# What a lead can do with a case. A request among the members has a screen of its own: looking_screen.py.
ACTS: dict[str, Callable[[CaseScreen], HttpResponse]] = {
    "open": CaseScreen.show_opened,
    "answer": CaseScreen.answer,
    "pass_on": CaseScreen.pass_on,
    "point": CaseScreen.point,
    "hand": CaseScreen.hand,
    "take": CaseScreen.take,
    "refuse": CaseScreen.refuse,
    "close": CaseScreen.close,
}
