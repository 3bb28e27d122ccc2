"""Addresses of mentorship in the member area."""

from django.urls import path

from ..views import mentoring, mentorship

PROGRAMME, PAIR = "mentorship/programmes/<str:public_id>/", "mentorship/with/<str:public_id>/"

urlpatterns = [
    path("mentorship/", mentorship.mentorship_list, name="mentorships"),
    path(f"{PROGRAMME}mentor/", mentorship.enter, {"role": "mentor"}, name="enter_as_mentor"),
    path(f"{PROGRAMME}mentee/", mentorship.enter, {"role": "mentee"}, name="enter_as_mentee"),
    path(f"{PROGRAMME}lead/", mentorship.answer_to_lead, name="answer_to_lead"),
    path("mentorship/entries/<str:public_id>/", mentorship.change_entry, name="change_entry"),
    path(PAIR, mentoring.show_mentorship, name="mentorship"),
    path(f"{PAIR}answer/", mentorship.answer, name="answer_mentorship"),
    path(f"{PAIR}write/", mentoring.write, name="mentorship_write"),
    path(f"{PAIR}show/<str:detail>/", mentoring.show_way, name="mentorship_show_way"),
    path(f"{PAIR}goals/", mentoring.add_goal, name="add_goal"),
    path(f"{PAIR}goals/<str:goal>/", mentoring.mark_goal, name="mark_goal"),
    path(f"{PAIR}sessions/", mentoring.plan_session, name="plan_session"),
    path(f"{PAIR}sessions/<str:session>/", mentoring.mark_session, name="mark_session"),
    path(f"{PAIR}pause/", mentoring.pause, name="pause_mentorship"),
    path(f"{PAIR}campaign/", mentoring.choose_campaign, name="mentorship_campaign"),
    path(f"{PAIR}check-in/", mentoring.check_in, name="check_in"),
    path(f"{PAIR}finish/", mentoring.finish, name="finish_mentorship"),
    path(f"{PAIR}report/", mentoring.report, name="report_mentorship"),
]
