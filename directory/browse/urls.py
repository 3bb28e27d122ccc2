"""Addresses of finding people, and of never being brought together with somebody."""

from django.urls import path

from ..excluding import views as excluding
from . import views

urlpatterns = [
    path("members/", views.browse, name="browse"),
    path("members/<str:public_id>/never/", excluding.exclude_member, name="exclude"),
    path("introductions/<str:public_id>/never/", excluding.exclude_introduced, name="exclude_introduced"),
    path("me/never/", excluding.own_list, name="exclusions"),
    path("me/never/<str:public_id>/take-back/", excluding.take_back, name="take_back_exclusion"),
]
