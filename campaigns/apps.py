from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

SEARCHED = [
    ("campaign", _("Campaigns"), "campaigns.campaignpage", "campaigns.coalitionpage"),
    ("action", _("What you can do"), "campaigns.actionpage"),
    ("update", _("News of campaigns"), "campaigns.updatepage"),
    ("charter", _("The Civic Charter"), "campaigns.charterindexpage", "campaigns.charterarticlepage"),
    ("tool", _("Toolbox"), "campaigns.toolpage"),
]


class CampaignsConfig(AppConfig):
    name = "campaigns"

    def ready(self):
        # Django allows models only from here on.
        from editorial.registries import (
            campaign_titles,
            goes_down_too,
            public_surfaces,
            release_conditions,
            strike_places,
            takedown_steps,
        )
        from home import feeds as home_feeds
        from home.search import kinds
        from home.surfaces import pages_of

        from . import conditions, feeds, going_down, naming, places
        from .clinic import registering as clinic
        from .desk import registering as desk
        from .signatures import registering as signing

        for kind in SEARCHED:
            kinds.register(*kind)
        public_surfaces.register("lists of campaigns", pages_of("campaigns.CampaignsIndexPage"))
        public_surfaces.register("campaigns", pages_of("campaigns.CampaignPage", "campaigns.CoalitionPage"))
        public_surfaces.register("updates of campaigns", pages_of("campaigns.UpdatePage"))
        public_surfaces.register(
            "the Charter", pages_of("campaigns.CharterIndexPage", "campaigns.CharterArticlePage")
        )
        public_surfaces.register("the toolbox", pages_of("campaigns.ToolboxIndexPage", "campaigns.ToolPage"))
        campaign_titles.register(naming.titles)
        for condition in conditions.CONDITIONS:
            release_conditions.register(condition)
        goes_down_too.register(going_down.goes_down_too)
        takedown_steps.register(going_down.campaign_was_taken_down)
        desk.connect()
        signing.connect()
        going_down.connect()
        strike_places.extend(places.PLACES)
        for name, title, source in feeds.SOURCES:
            home_feeds.register(name, title, source)
        clinic.connect()
