from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "library"

    def ready(self):
        # Django allows models only from here on.
        from editorial.registries import public_surfaces
        from home.surfaces import pages_of

        public_surfaces.register("library", pages_of("library.LibraryIndexPage"))
        findings = pages_of("library.MeetingPage", "library.InsightPage")
        public_surfaces.register("meetings and insights", findings)
