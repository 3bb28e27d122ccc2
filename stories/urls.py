from django.urls import re_path

from . import views

# Outside the languages: short enough for a message, and the reader's browser says which language.
root_patterns = [
    re_path(r"^s/(?P<season>[-\w]+)/(?P<month>0[1-9]|1[0-2])/$", views.short_link, name="short_link"),
]
