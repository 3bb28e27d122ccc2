"""The member area, below a language and before Wagtail's pages: neither a takedown nor a missing
translation of a page can take a thread or the panic button away."""

from django.urls import path

from .intake import views as intake
from .views import own

app_name = "directory"

urlpatterns = [
    path("me/", own.overview, name="me"),
    path("inbox/", own.inbox, name="inbox"),
    path("inbox/<str:public_id>/", own.open_notice, name="open_notice"),
    path("unseal/", own.unseal, name="unseal"),
    path("help/", intake.ask, name="help"),
    path("help/return/", intake.come_back, name="help_return"),
    path("help/leave/", intake.leave, name="help_leave"),
    path("leave/", own.leave, name="leave"),
]
