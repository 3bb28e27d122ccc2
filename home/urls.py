from django.urls import path, re_path

from . import feeds, sharing, sitemaps, views
from .cards.views import card
from .search.views import search

# Outside the languages: the same for everybody.
root_patterns = [
    path("", views.choose_language, name="choose_language"),
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("cards/<uuid:key>-<slug:code>-<str:mark>.png", card, name="card"),
    path("sitemap-<slug:code>-<int:number>.xml", sitemaps.of_language, name="sitemap_of_language"),
]

# Below a language. Wagtail's own URLs also mount a login page; only its page serving is taken, under
# the name it uses to make addresses.
KIND, FORM = r"^feeds/(?P<kind>[a-z]+)", r"\.(?P<form>rss|atom|json)$"
page_patterns = [
    path("search/", search, name="search"),
    re_path(KIND + FORM, feeds.feed, name="feed"),
    re_path(KIND + r"/regions/(?P<region>[-\w]+)" + FORM, feeds.feed, name="feed_of_region"),
    re_path(KIND + r"/seasons/(?P<season>[-\w]+)" + FORM, feeds.feed, name="feed_of_season"),
    re_path(r"^(?P<path>(?:[\w\-]+/)*)qr\.svg$", sharing.qr, name="qr"),
    re_path(r"^((?:[\w\-]+/)*)$", views.serve, name="wagtail_serve"),
]
