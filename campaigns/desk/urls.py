"""Addresses of the screens, below the admin area, and the ways to them."""

from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from ..models import ActionPage, CampaignPage
from . import rights, views

screens = [
    path("campaigns/", views.OverviewScreen.as_view(), name="overview"),
    path("campaigns/<int:page_id>/partners/", views.PartnersScreen.as_view(), name="partners"),
    path("campaigns/<int:page_id>/needs/", views.NeedsScreen.as_view(), name="needs"),
    path("campaigns/<int:page_id>/ask/", views.AskScreen.as_view(), name="ask"),
]


def register() -> list:
    return [path("", include((screens, "campaigns"), namespace="campaigns"))]


class ForCampaigners(MenuItem):
    def is_shown(self, request):
        return rights.looks_after_campaigns(request.user)


def menu_item():
    return ForCampaigners(
        gettext_lazy("Campaigns"),
        reverse("campaigns:overview"),
        name="campaigns",
        icon_name="globe",
        order=36,
    )


def page_buttons(page, user, *args, **kwargs):
    """In the menu behind the three dots of a campaign or an ask; asks nothing of the database."""
    if isinstance(page, ActionPage) and page.is_ask and page.placement:
        if rights.may_read_needs(user, page.region):
            address = reverse("campaigns:ask", args=[page.pk])
            yield Button(_("Ask in the directory"), address, icon_name="group", priority=6)
        return
    if not isinstance(page, CampaignPage) or page.placement is None:
        return
    if rights.may_keep_partners(user, page.region):
        yield Button(
            _("Partners"), reverse("campaigns:partners", args=[page.pk]), icon_name="group", priority=6
        )
    if rights.may_read_needs(user, page.region):
        yield Button(_("Needs"), reverse("campaigns:needs", args=[page.pk]), icon_name="globe", priority=7)
