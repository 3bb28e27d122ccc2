from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SafekeepingConfig(AppConfig):
    name = "safekeeping"

    def ready(self) -> None:
        from safekeeping import checks, guards

        post_migrate.connect(guards.install_after_migrate, sender=self)
