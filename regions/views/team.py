"""The Team screen: who holds what in my region, granting, ending, inviting."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from .. import invitations, mandates
from ..forms import GrantForm, InvitationForm
from ..models import Invitation, Mandate, Region
from ..permissions import is_coordinator, may_manage_team
from ..team import managed_regions, recent_grants, teams_of


def team_of_address(request: HttpRequest, region_id: int | None) -> Region | None:
    """The region of the address (0: the site's own team), if the person looks after it."""
    if not region_id:
        if not is_coordinator(request.user):
            raise PermissionDenied
        return None
    region = get_object_or_404(Region.objects.active(), pk=region_id)
    if not may_manage_team(request.user, region):
        raise PermissionDenied
    return region


@never_cache
@require_GET
def team(request):
    if not managed_regions(request.user) and not is_coordinator(request.user):
        raise PermissionDenied
    context = {
        "teams": teams_of(request.user),
        "recent": recent_grants(),
        "is_coordinator": is_coordinator(request.user),
    }
    return render(request, "regions/team.html", context)


@never_cache
def grant(request, region_id: int):
    region = team_of_address(request, region_id)
    form = GrantForm(request.POST or None, by=request.user, region=region)
    if request.method == "POST" and form.is_valid():
        mandate = mandates.grant(
            form.person, form.cleaned_data["role"], by=request.user, until=form.end, **form.scope
        )
        messages.success(
            request,
            _("%(handle)s now holds the mandate: %(mandate)s.")
            % {"handle": form.person.handle, "mandate": mandate},
        )
        return redirect("regions_team")
    context = {"form": form, "region": region, "title": _("Grant a mandate"), "submit": _("Grant")}
    return render(request, "regions/form.html", context)


@never_cache
def invite(request, region_id: int):
    """The answer to the POST shows the link, once; it is never part of an address or a message."""
    region = team_of_address(request, region_id)
    form = InvitationForm(request.POST or None, by=request.user, region=region)
    if request.method == "POST" and form.is_valid():
        invitation, token = invitations.invite(
            form.cleaned_data["role"], by=request.user, mandate_until=form.end, **form.scope
        )
        link = request.build_absolute_uri(reverse("accept_invitation", args=[token]))
        return render(request, "regions/invited.html", {"invitation": invitation, "link": link})
    context = {"form": form, "region": region, "title": _("Invite somebody"), "submit": _("Make the link")}
    return render(request, "regions/form.html", context)


@require_POST
def end_mandate(request, mandate_id: int) -> HttpResponse:
    mandate = get_object_or_404(Mandate.objects.in_force(), pk=mandate_id)
    mandates.end(mandate, by=request.user)
    messages.success(request, _("The mandate has ended."))
    return redirect("regions_team")


@require_POST
def withdraw_invitation(request, invitation_id: int) -> HttpResponse:
    invitation = get_object_or_404(Invitation.objects.open(), pk=invitation_id)
    invitations.withdraw(invitation, by=request.user)
    messages.success(request, _("The invitation was withdrawn; its link does nothing any more."))
    return redirect("regions_team")
