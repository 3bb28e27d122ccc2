"""Addresses of the own profile and of other people's."""

from django.urls import path

from . import state_views, views

urlpatterns = [
    path("members/<str:public_id>/", views.profile, name="member"),
    path("me/audiences/", views.audiences, name="audiences"),
    path("me/seen-by/<str:audience>/", views.seen_by, name="seen_by"),
    path("me/hide/", state_views.hide_me, name="hide"),
    path("me/show/", state_views.show_me, name="show"),
    path("me/rest/", state_views.rest_now, name="rest"),
    path("me/rest/end/", state_views.back_from_rest, name="end_rest"),
]
