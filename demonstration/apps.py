from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class DemonstrationConfig(AppConfig):
    name = "demonstration"

    def ready(self):
        from home.membership import PLACES, Place

        if settings.DEMONSTRATION:  # back from the member area
            PLACES.append(Place(_("Tour"), "tour", 200))
