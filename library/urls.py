from django.urls import re_path

from . import views

# Below a language and before the pages: a file beside the meeting's own address.
page_patterns = [
    re_path(r"^(?P<path>library/[-\w]+/)meeting\.ics$", views.calendar_file, name="meeting_calendar"),
]
