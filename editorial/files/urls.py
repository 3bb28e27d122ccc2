from django.urls import re_path

from .serving import serve_file

urlpatterns = [
    re_path(
        r"^files/(?P<name>(?:images|renditions|documents)/[0-9a-f]{32}\.[a-z0-9]{2,5})$",
        serve_file,
        name="editorial_file",
    ),
]
