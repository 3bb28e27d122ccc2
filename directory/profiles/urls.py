"""Addresses of the own profile and of other people's."""

from django.urls import path

from . import edit_views, leaving_views, state_views, views

urlpatterns = [
    path("members/<str:public_id>/", views.profile, name="member"),
    path("members/<str:public_id>/photo/", edit_views.picture, name="photo"),
    path("me/profile/", edit_views.edit, name="profile"),
    path("me/photo/", edit_views.own_photo, name="own_photo"),
    path("me/photo/remove/", edit_views.remove_photo, name="remove_photo"),
    path("me/audiences/", views.audiences, name="audiences"),
    path("me/seen-by/<str:audience>/", views.seen_by, name="seen_by"),
    path("me/hide/", state_views.hide_me, name="hide"),
    path("me/show/", state_views.show_me, name="show"),
    path("me/rest/", state_views.rest_now, name="rest"),
    path("me/rest/end/", state_views.back_from_rest, name="end_rest"),
    path("me/data/", leaving_views.own_data, name="own_data"),
    path("me/take-along/", leaving_views.take_along, name="take_along"),
    path("me/erase/", leaving_views.erase_me, name="erase"),
]
