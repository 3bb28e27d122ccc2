from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"

    def ready(self):
        # Django allows models only from here on.
        from editorial.registries import public_surfaces, release_conditions

        from . import conditions, onion, signals, surfaces
        from .search import kinds

        signals.connect()
        for condition in conditions.CONDITIONS:
            release_conditions.register(condition)
        for name, addresses in surfaces.SURFACES.items():
            public_surfaces.register(name, addresses)
        kinds.register("region", _("Regions"), "home.regionpage")
        kinds.register("page", _("About this site"), "home.standardpage", "directory.directorypage")
