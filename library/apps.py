from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

SEARCHED = ("meetingpage", "insightpage", "resourcepage", "overviewpage")


class LibraryConfig(AppConfig):
    name = "library"

    def ready(self):
        # Django allows models only from here on.
        from editorial.registries import public_surfaces, release_conditions
        from home import feeds as home_feeds
        from home.search import kinds

        from . import conditions, feeds, surfaces

        for condition in conditions.CONDITIONS:
            release_conditions.register(condition)
        for name, addresses in surfaces.SURFACES.items():
            public_surfaces.register(name, addresses)
        home_feeds.register(*feeds.FEED)
        kinds.register("library", _("Library"), *(f"library.{model}" for model in SEARCHED))
