"""Ways in the admin area's menu that leads alone see."""

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

from regions.permissions import regions_to_manage_members_in


class ForLeads(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(regions_to_manage_members_in(request.user))
