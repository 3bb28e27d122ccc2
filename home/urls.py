from django.urls import path, re_path

from . import sitemaps, views

# Outside the languages: the same for everybody.
root_patterns = [
    path("", views.choose_language, name="choose_language"),
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:code>-<int:number>.xml", sitemaps.of_language, name="sitemap_of_language"),
]

# Below a language. Wagtail's own URLs also mount a login page; only its page serving is taken, under
# the name it uses to make addresses.
page_patterns = [re_path(r"^((?:[\w\-]+/)*)$", views.serve, name="wagtail_serve")]
