from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StoriesConfig(AppConfig):
    name = "stories"

    def ready(self):
        # Django allows models only from here on.
        from editorial.registries import public_surfaces, release_conditions, strike_places, takedown_steps
        from home import feeds as home_feeds
        from home import sharing
        from home.search import kinds
        from home.surfaces import pages_of
        from safekeeping.erasure import erasers

        from . import feeds
        from .consent import places as consent_places
        from .consent import records, state, tasks
        from .consent import signals as consent_signals
        from .season import embargo, places, signals, surfaces

        kinds.register("story", _("Stories"), "stories.storypage", "stories.seasonpage")
        public_surfaces.register("stories", pages_of("stories.StoryPage"))
        public_surfaces.register("lists of stories", pages_of("stories.StoriesIndexPage"))
        public_surfaces.register("seasons", pages_of("stories.SeasonPage"))
        public_surfaces.register("short links", surfaces.short_links)
        release_conditions.register(embargo.embargo_is_over)
        release_conditions.register(state.consent_is_given)
        takedown_steps.register(tasks.taken_down)
        erasers.register("consent", records.erase_again)
        erasers.register("consent-withdrawal", records.withdraw_again)
        for place in (*places.PLACES, *consent_places.PLACES):
            strike_places.append(place)
        for name, title, source in feeds.SOURCES:
            home_feeds.register(name, title, source)
        sharing.short_links.register(surfaces.short_link)
        signals.connect()
        consent_signals.connect()
