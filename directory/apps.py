from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "directory"

    def ready(self):
        # Django allows models only from here on.
        from editorial.registries import public_surfaces
        from home.surfaces import pages_of

        from . import checks

        public_surfaces.register("the directory's door", pages_of("directory.DirectoryPage"))
