from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "directory"

    def ready(self):
        # Django allows models only from here on.
        from editorial.registries import public_surfaces
        from home.surfaces import pages_of
        from safekeeping.erasure import erasers

        from . import checks, elsewhere, navigation, notices, visibility
        from .board import pages as board_inbox
        from .browse import registering as browsing
        from .exchange import inbox as exchange_inbox
        from .intake import cases, surfaces
        from .introductions import inbox as introductions_inbox
        from .introductions.partners import partnership
        from .joining import entries as joining_inbox
        from .joining import forgetting as joining_forgetting
        from .mentorship import registering as mentorship
        from .profiles import registering
        from .profiles import registries as profiles
        from .public_page import registering as public_page
        from .public_page import telling
        from .skills import scheme

        public_surfaces.register("the directory's door", pages_of("directory.DirectoryPage"))
        public_surfaces.register("help without an account", surfaces.addresses)
        erasers.register(cases.ERASED, cases.erase_again)
        for inbox in (exchange_inbox, introductions_inbox, joining_inbox, board_inbox, telling):
            notices.KINDS.update(inbox.KINDS)
            navigation.WAYS.extend(inbox.WAYS)
        visibility.partnerships.append(partnership)
        profiles.panic_steps.register(joining_forgetting.take_back)
        profiles.erasure_steps.register(joining_forgetting.forget)
        profiles.exporters.register("joining", joining_forgetting.export)
        registering.connect()
        mentorship.connect()
        public_page.connect()
        browsing.connect()
        elsewhere.connect()
        scheme.watch()
