"""The public address, below a language."""

from django.urls import re_path

from .views import preview

# Whatever stands in the place of a token: a malformed one must answer like any other.
page_patterns = [re_path(r"^preview/(?P<token>[^/]+)/$", preview, name="preview")]
