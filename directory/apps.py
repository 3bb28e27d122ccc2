from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "directory"

    def ready(self):
        # Django allows models only from here on.
        from editorial.registries import public_surfaces
        from home.surfaces import pages_of
        from safekeeping.erasure import erasers

        from . import checks
        from .intake import cases, surfaces

        public_surfaces.register("the directory's door", pages_of("directory.DirectoryPage"))
        public_surfaces.register("help without an account", surfaces.addresses)
        erasers.register(cases.ERASED, cases.erase_again)
