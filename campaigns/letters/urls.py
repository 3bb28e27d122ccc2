from django.urls import re_path

from . import views

# Below a language and before the pages: a file beside the letter's own address.
page_patterns = [
    re_path(r"^(?P<path>campaigns/[-\w]+/act/[-\w]+/)letter\.pdf$", views.letter_file, name="letter"),
]
