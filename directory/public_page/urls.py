"""Addresses of a member's own public page, before and after it is one."""

from django.urls import path

from . import views

urlpatterns = [
    path("me/public-page/", views.overview, name="public_page"),
    path("me/public-page/write/", views.write, name="write_public_page"),
    path("me/public-page/send/", views.send_it, name="send_public_page"),
    path("me/public-page/take-back/", views.take_it_back, name="take_back_public_page"),
    path("me/public-page/close/", views.close_it, name="close_public_page"),
]
