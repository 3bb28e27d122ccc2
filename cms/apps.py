from django.apps import AppConfig


class WiringConfig(AppConfig):
    """Gives the wiring its static files, its commands and its checks; it has no models."""

    name = "cms"

    def ready(self):
        from . import checks
