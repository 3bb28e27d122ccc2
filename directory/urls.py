"""The member area, below a language and before Wagtail's pages: neither a takedown nor a missing
translation of a page can take a thread or the panic button away."""

from django.urls import path

from .access import member_page
from .board import pages as board
from .browse import urls as browse
from .intake import views as intake
from .joining import sealed
from .joining import urls as joining
from .mentorship import urls as mentorship
from .profiles import urls as profiles
from .public_page import urls as public_page
from .skills import views as skills
from .views import exchange, introductions, own

app_name = "directory"

own_pages = [
    path("me/", own.overview, name="me"),
    path("inbox/", own.inbox, name="inbox"),
    path("inbox/<str:public_id>/", own.open_notice, name="open_notice"),
    path("unseal/", sealed.unseal, name="unseal"),
    path("leave/", own.leave, name="leave"),
    path("skills/find/", member_page()(skills.find), name="find_skills"),
]

without_account = [
    path("help/", intake.ask, name="help"),
    path("help/return/", intake.come_back, name="help_return"),
    path("help/leave/", intake.leave, name="help_leave"),
]

exchange_pages = [
    path("offers/", exchange.offer_list, name="offers"),
    path("offers/new/", exchange.new_offer, name="new_offer"),
    path("offers/<str:public_id>/", exchange.change_offer, name="change_offer"),
    path("requests/", exchange.request_list, name="requests"),
    path("requests/new/", exchange.new_request, name="new_request"),
    path("requests/<str:public_id>/", exchange.show_request, name="request"),
    path("requests/<str:public_id>/change/", exchange.change_request, name="change_request"),
    path("requests/<str:public_id>/suggestion/", board.answer_suggestion, name="answer_suggestion"),
    path("outside/", board.people_outside, name="outside"),
    path("ask/<str:public_id>/", exchange.ask_somebody, name="ask"),
    path("asks/", exchange.ask_list, name="asks"),
    path("asks/<str:public_id>/", exchange.answer_ask, name="ask_to_answer"),
]

introduction_pages = [
    path("introductions/", introductions.introduction_list, name="introductions"),
    path("introductions/<str:public_id>/", introductions.show_introduction, name="introduction"),
    path("introductions/<str:public_id>/answer/", introductions.answer_proposal, name="answer_proposal"),
    path("introductions/<str:public_id>/write/", introductions.write, name="write"),
    path("introductions/<str:public_id>/show/<str:detail>/", introductions.show_way, name="show_way"),
    path("introductions/<str:public_id>/close/", introductions.close, name="close_introduction"),
    path("introductions/<str:public_id>/follow-up/", introductions.answer_follow_up, name="answer_follow_up"),
    path("introductions/<str:public_id>/report/", introductions.report, name="report"),
]

urlpatterns = [
    *own_pages,
    *joining.urlpatterns,
    *browse.urlpatterns,
    *profiles.urlpatterns,
    *public_page.urlpatterns,
    *without_account,
    *exchange_pages,
    *introduction_pages,
    *mentorship.urlpatterns,
]
