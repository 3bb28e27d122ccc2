"""Addresses of the clinic in the member area."""

from django.urls import path

from .views import begin, public, session

app_name = "clinic"
ONE = "<str:public_id>/"

urlpatterns = [
    path("", begin.overview, name="list"),
    path("new/", begin.new, name="new"),
    path(ONE, session.show, name="session"),
    path(f"{ONE}brief/", begin.brief, name="brief"),
    path(f"{ONE}write/", session.write, name="write"),
    path(f"{ONE}next/", session.go_on, name="next"),
    path(f"{ONE}answer/", session.answer, name="answer"),
    path(f"{ONE}people/", session.ask, name="people"),
    path(f"{ONE}leave/", session.leave, name="leave"),
    path(f"{ONE}public/", public.summary, name="public"),
]
