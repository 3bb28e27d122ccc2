from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "stories"

    def ready(self):
        # Django allows models only from here on.
        from editorial.registries import public_surfaces
        from home.surfaces import pages_of

        public_surfaces.register("stories", pages_of("stories.StoryPage"))
        public_surfaces.register("lists of stories", pages_of("stories.StoriesIndexPage"))
