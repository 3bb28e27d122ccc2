from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .mandates import mandates_of
from .roles import Act


class TeamMenuItem(MenuItem):
    """Shown to leads and coordinators."""

    def __init__(self):
        super().__init__(_("Team"), reverse_lazy("regions_team"), icon_name="group", order=400)

    def is_shown(self, request):
        mandates = mandates_of(request.user)
        return mandates.everywhere(Act.MANAGE_TEAM) or bool(mandates.regions(Act.MANAGE_TEAM))
