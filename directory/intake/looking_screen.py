"""The lead's screen for the help of members for one case. Closed at first, as the case is; every look and
every act is kept in the audit chain."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from editorial.views.base import Screen

from ..audiences import Audience
from ..exchange.words import facts_of
from ..introductions.acts import mark_read
from ..listing import with_everything
from ..models import IntakeCase, Introduction, Member, Reveal
from ..profiles.showing import Sight, sight
from ..skill_names import names
from ..visibility import VERIFIED_MEMBER, Viewer, told
from . import cases, looking
from .proposing import ProposalForm, ToHelperForm
from .rights import answers_somewhere, regions_answered_by

INTRODUCTION_ACTS = {
    "accept": gettext_lazy("You are brought together. Write first."),
    "decline": gettext_lazy("We look for somebody else. They are told only that it was not needed."),
    "write": gettext_lazy("Sent."),
    "end": gettext_lazy("The introduction is closed."),
}


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class LookingScreen(Screen):
    """For everybody but the leads of the case's region there is no such page."""

    header_icon = "help"
    template_name = "directory/intake/admin/looking.html"
    http_method_names = ["get", "head", "post"]
    case: IntakeCase
    opened: IntakeCase | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        rows = IntakeCase.objects.sealed().filter(region__in=regions_answered_by(request.user))
        found = rows.filter(pk=kwargs["case_id"]).first()
        if found is None:
            raise Http404("no case")
        self.case = found
        self.forms: dict[str, Any] = {"to_helper": ToHelperForm()}

    def is_open_to(self, user: Any) -> bool:
        return answers_somewhere(user)

    def get_page_title(self) -> str:
        return _("Case %(number)s: members who help") % {"number": self.case.pk}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        act = request.POST.get("act", "open")
        try:
            return ACTS.get(act, LookingScreen.show_opened)(self)
        except cases.CaseGone:
            messages.warning(request, _("This case was deleted meanwhile."))
            return redirect("intake:list")
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            return redirect("intake:looking", self.case.pk)

    # What is shown -------------------------------------------------------------------------------

    def show_opened(self) -> HttpResponse:
        self.opened = cases.read(self.case, by=self.request.user)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(case=self.case, opened=self.opened, **kwargs)
        return context | (self.private() if self.opened else {})

    def private(self) -> dict[str, Any]:
        case = cast(IntakeCase, self.opened)
        request = looking.live(case)
        introduction = looking.introduction_of(request)
        shown = request or looking.waiting(case)
        return {
            "live": request,
            "waiting": looking.waiting(case),
            "agreed": case.proposals.filter(answer="yes").exists(),
            "shown": shown,
            "skill": names().get(shown.skill_id, "") if shown else "",
            "facts": facts_of(request) if request else [],
            "introduction": introduction,
            "sight": of_helper(introduction) if introduction else None,
            "thread": thread_of(introduction) if introduction else [],
            "is_member": looking.membership_of(self.request.user) is not None,
            "proposal_form": self.forms.get("proposal") or ProposalForm(case=case),
            "to_helper": self.forms["to_helper"],
        }

    # Acts ----------------------------------------------------------------------------------------

    def propose(self) -> HttpResponse:
        opened = cases.read(self.case, by=self.request.user)
        form = self.forms["proposal"] = ProposalForm(self.request.POST, case=opened)
        if form.is_valid():
            try:
                looking.propose(self.case, by=self.request.user, **form.cleaned_data)
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                return self.done(_("The person is asked when they come back with their code."))
        self.opened = opened
        return self.render_to_response(self.get_context_data())

    def look_again(self) -> HttpResponse:
        looking.look_again(self.case, by=self.request.user)
        return self.done(_("Members are asked now."))

    def withdraw(self) -> HttpResponse:
        looking.withdraw(self.case, by=self.request.user)
        return self.done(_("Nobody is asked any more."))

    def introduction_act(self) -> HttpResponse:
        act, words = self.request.POST["act"], {}
        if act == "write":
            form = self.forms["to_helper"] = ToHelperForm(self.request.POST)
            if not form.is_valid():
                return self.show_opened()
            words = form.cleaned_data
        looking.act_on(self.case, act, by=self.request.user, **words)
        return self.done(str(INTRODUCTION_ACTS[act]))

    def done(self, message: str) -> HttpResponse:
        messages.success(self.request, message)
        return redirect("intake:looking", self.case.pk)


def of_helper(row: Introduction) -> Sight:
    """What the one who helps shows to members, and, once both agreed, to people they work with."""
    helper = with_everything(Member.objects.filter(pk=row.helper_id)).get()
    if row.state != Introduction.State.OPEN:
        return sight(told(VERIFIED_MEMBER, helper))
    revealed = Reveal.objects.filter(introduction=row, owner=helper, revoked_at=None)
    partner = Viewer(
        audiences=frozenset({Audience.WORLD, Audience.MEMBERS, Audience.PARTNER}),
        revealed=frozenset(revealed.values_list("detail", flat=True)),
    )
    return sight(told(partner, helper))


def thread_of(row: Introduction) -> list[dict[str, Any]]:
    mark_read(row, row.requester)
    return [{"row": message, "own": message.author_id == row.requester_id} for message in row.messages.all()]


ACTS: dict[str, Callable[[LookingScreen], HttpResponse]] = {
    "open": LookingScreen.show_opened,
    "propose": LookingScreen.propose,
    "look_again": LookingScreen.look_again,
    "withdraw": LookingScreen.withdraw,
    **dict.fromkeys(INTRODUCTION_ACTS, LookingScreen.introduction_act),
}
