"""Addresses of joining: for strangers and members below a language, for leads in the admin area."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from ..lead_menu import ForLeads
from . import desk, doors, pages

urlpatterns = [
    path("join/<str:token>/", doors.join, name="join"),
    path("recover/", doors.recover, name="recover"),
    path("reopen/<str:token>/", doors.reopen, name="reopen"),
    path("invite/", pages.invite, name="invite"),
    path("invite/<str:public_id>/withdraw/", pages.withdraw, name="withdraw_invitation"),
    path("waiting/", pages.waiting, name="waiting"),
    path("vouch/<str:public_id>/", pages.vouch, name="vouch"),
    path("codes/", pages.codes, name="codes"),
    path("help-back/<str:public_id>/", pages.help_back, name="help_back"),
    path("not-me/", pages.stop_reopening, name="stop_reopening"),
]

screens = [
    path("members/", desk.ListScreen.as_view(), name="list"),
    path("members/<int:region_id>/invite/", desk.InviteScreen.as_view(), name="invite"),
    path("members/invitations/<str:public_id>/withdraw/", desk.WithdrawScreen.as_view(), name="withdraw"),
    path("members/<str:public_id>/", desk.MemberScreen.as_view(), name="member"),
    path("members/<str:public_id>/act/<slug:act>/", desk.ActScreen.as_view(), name="act"),
]


def register() -> list:
    return [path("", include((screens, "members"), namespace="members"))]


def menu_item() -> MenuItem:
    return ForLeads(_("Members"), reverse_lazy("members:list"), name="members", icon_name="user", order=410)
