from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "stories"

    def ready(self):
        # Django allows models only from here on.
        from editorial.registries import public_surfaces, release_conditions, strike_places
        from home.surfaces import pages_of

        from .season import embargo, places, signals, surfaces

        public_surfaces.register("stories", pages_of("stories.StoryPage"))
        public_surfaces.register("lists of stories", pages_of("stories.StoriesIndexPage"))
        public_surfaces.register("seasons", pages_of("stories.SeasonPage"))
        public_surfaces.register("short links", surfaces.short_links)
        release_conditions.register(embargo.embargo_is_over)
        for place in places.PLACES:
            strike_places.append(place)
        signals.connect()
