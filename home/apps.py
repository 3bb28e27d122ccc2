from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self):
        # Django allows models only from here on.
        from editorial.registries import public_surfaces, release_conditions

        from . import conditions, onion, signals, surfaces

        signals.connect()
        for condition in conditions.CONDITIONS:
            release_conditions.register(condition)
        for name, addresses in surfaces.SURFACES.items():
            public_surfaces.register(name, addresses)
