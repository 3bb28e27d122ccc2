"""Connects this room to Wagtail's admin: registrations only."""

from django.urls import path
from wagtail import hooks

from .menu import TeamMenuItem
from .views import growth, team
from .viewsets import DeleteRecords


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("team/", team.team, name="regions_team"),
        path("team/<int:region_id>/grant/", team.grant, name="regions_grant"),
        path("team/<int:region_id>/invite/", team.invite, name="regions_invite"),
        path("team/mandates/<int:mandate_id>/end/", team.end_mandate, name="regions_end_mandate"),
        path(
            "team/invitations/<int:invitation_id>/withdraw/",
            team.withdraw_invitation,
            name="regions_withdraw_invitation",
        ),
        path("team/add-region/", growth.add_region, name="regions_add_region"),
        path("team/add-language/", growth.add_language, name="regions_add_language"),
    ]


@hooks.register("register_admin_menu_item")
def team_menu_item():
    return TeamMenuItem()


hooks.register("register_bulk_action", DeleteRecords, order=100)  # in the place of Wagtail's
