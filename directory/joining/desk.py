"""The Members screen of leads: their own region's people, by handle and by the name they show to leads."""

from typing import Any

from django.contrib.messages import error, success
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.views.door import RedirectThen
from editorial.views.base import Screen
from regions.models import Region
from regions.permissions import regions_to_manage_members_in

from ..audiences import Audience
from ..models import Member, MemberInvitation
from ..states import State
from ..visibility import Viewer, visible
from . import invitations
from .acts import ACTS

MEMBERS_SHOWN = 50
# Whoever comes this far is a lead of the member's region.
LEAD = Viewer(audiences=frozenset({Audience.LEAD}))
NEWCOMERS_FIRST = Case(
    When(state=State.PROVISIONAL, then=Value(0)), default=Value(1), output_field=IntegerField()
)


def members_of_lead(user: Any) -> QuerySet[Member]:
    """Of the regions the person leads, and of no other; nobody's, for everybody else."""
    rows = Member.objects.of_regions(regions_to_manage_members_in(user)).exclude(state=State.ERASED)
    return rows.select_related("user", "region").prefetch_related("vettings")


def facts_of(member: Member) -> dict[str, Any]:
    """What a lead is shown of a member: a handle, a state, and the name as far as its owner shows it."""
    kinds = {word.kind for word in member.vettings.all()}
    return {
        "member": member,
        "handle": member.user.get_username() if member.user else "",
        "name": member.display_name if visible(LEAD, member, "display_name") else "",
        "has_lead": "lead" in kinds,
        "has_vouch": "vouch" in kinds,
    }


class LeadsScreen(Screen):
    header_icon = "group"
    page_title = gettext_lazy("Members")
    http_method_names = ["get", "head"]

    def is_open_to(self, user: Any) -> bool:
        return bool(regions_to_manage_members_in(user))

    def show(self, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context))


class ListScreen(LeadsScreen):
    template_name = "directory/joining/desk.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = regions_to_manage_members_in(self.request.user)
        members = members_of_lead(self.request.user).order_by(NEWCOMERS_FIRST, "-pk")
        page = Paginator(members, MEMBERS_SHOWN).get_page(self.request.GET.get("p"))
        waiting = MemberInvitation.objects.open().filter(region__in=own).select_related("region")
        return super().get_context_data(
            rows=[facts_of(member) for member in page],
            page=page,
            regions=Region.objects.active().filter(pk__in=own),
            invitations=waiting,
            **kwargs,
        )


class InviteScreen(LeadsScreen):
    """The answer to the POST shows the link, once."""

    template_name = "directory/joining/desk_link.html"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, region_id: int) -> HttpResponse:
        own = regions_to_manage_members_in(request.user)
        region = get_object_or_404(Region.objects.active().filter(pk__in=own), pk=region_id)
        row, token = invitations.invite(region, by=request.user)
        link = request.build_absolute_uri(reverse("directory:join", args=[token]))
        return self.show(link=link, until=row.expires_at, region=region)


class WithdrawScreen(LeadsScreen):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        own = regions_to_manage_members_in(request.user)
        rows = MemberInvitation.objects.open().filter(region__in=own)
        invitations.withdraw(get_object_or_404(rows, public_id=public_id), by=request.user)
        success(request, _("The invitation was withdrawn; its link does nothing any more."))
        return redirect("members:list")


class MemberScreen(LeadsScreen):
    """One member. For everybody but the leads of their region there is no such page."""

    template_name = "directory/joining/desk_member.html"
    member: Member

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.member = get_object_or_404(members_of_lead(request.user), public_id=kwargs["public_id"])

    def get_page_subtitle(self) -> str:
        return self.member.user.get_username() if self.member.user else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, member = self.request.user, self.member
        bound = kwargs.pop("bound", {})
        open_now = [act for act in ACTS if act.is_open(user, member)]
        return super().get_context_data(
            facts=facts_of(member),
            acts=[(act, bound.get(act.name) or (act.form and act.form())) for act in open_now],
            reopening=member.reopenings.alive().first(),
            **kwargs,
        )


class ActScreen(MemberScreen):
    """One act of a lead on one member, sent from the member's screen."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, public_id: str, act: str) -> HttpResponse:
        found = next((known for known in ACTS if known.name == act), None)
        if found is None:
            raise Http404("no such act")
        there = reverse("members:member", args=[public_id])
        if not found.is_open(request.user, self.member):
            error(request, _("That is not possible for this member now."))
            return redirect(there)
        form = found.form(request.POST) if found.form else None
        if form is not None and not form.is_valid():
            return self.show(bound={act: form})
        data = form.cleaned_data if form else {}
        if found.is_silent:
            success(request, str(found.done))
            return RedirectThen(there, lambda: found.run(self.member, data, request.user))
        try:
            found.run(self.member, data, request.user)
        except (PermissionDenied, ValidationError) as refused:
            error(request, " ".join(getattr(refused, "messages", [str(refused)])))
        else:
            success(request, str(found.done))
        return redirect(there)
