"""Addresses of this room that are no pages."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.listing import links
from home.membership import members_only
from home.shell import shell_for

from .models import CampaignPage, Partner


@require_safe
@members_only
def partners(request, key):
    """The partners of a public campaign whom members may know. Hidden ones stand nowhere, not in a count."""
    shell = shell_for(get_language())
    campaigns = CampaignPage.objects.released().readable_in(shell.language.locale_id)
    campaign = campaigns.filter(translation_key=key).first()
    if campaign is None:
        raise Http404("no such campaign")
    context = {
        "campaign": campaign,
        "link": links([campaign], shell)[0],
        "partners": Partner.objects.of(campaign).for_members(),
    }
    return render(request, "campaigns/partners.html", context)
