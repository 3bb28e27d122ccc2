"""Where the public finds these pages: the addresses the canary test visits."""

from django.conf import settings

from home.shell import shell_for

PATHS = ("directory/help/", "directory/help/return/")


def addresses() -> list[str]:
    return [
        language.address(path) for language in shell_for(settings.LANGUAGE_CODE).languages for path in PATHS
    ]
