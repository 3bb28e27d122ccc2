"""System checks of the whole site: what must never be true outside the demonstration."""

import logging

from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connections
from django.urls import Resolver404, resolve

from cms.settings import demo_keys

logger = logging.getLogger(__name__)

# load_demo writes its stamp here. Read by name: the demonstration is not installed where this matters most.
STAMP_TABLE = "demonstration_demostamp"


def tour_is_reachable() -> bool:
    """Tell whether an address of the tour leads to the demonstration's own view."""
    try:
        return resolve("/tour/").func.__module__.startswith("demonstration")
    except Resolver404:
        return False


@checks.register("urls")
def check_tour_is_for_the_demonstration(app_configs, **kwargs):
    """/tour/ signs anybody in without a password: only the demonstration may have it."""
    if settings.DEMONSTRATION or not (tour_is_reachable() or "demonstration" in settings.INSTALLED_APPS):
        return []
    return [checks.Error("/tour/ is open outside the demonstration's settings.", id="cms.E001")]


@checks.register("security")
def check_demonstration_uses_its_own_keys(app_configs, **kwargs):
    """A demonstration with a site's real key could mint sessions and links that the site accepts."""
    published = settings.SECRET_KEY == demo_keys.SECRET_KEY
    if settings.DEBUG or settings.DEMONSTRATION is published:
        return []
    return [checks.Error("The published keys and the demonstration belong together.", id="cms.E002")]


@checks.register(checks.Tags.database)
def check_no_demonstration_accounts(app_configs, databases=None, **kwargs):
    """Everyone knows the password of the demonstration's accounts."""
    if settings.ALLOW_DEMO or settings.DEMONSTRATION:
        return []
    return [
        checks.Error(
            "This database holds the demonstration's accounts, whose passwords are published.",
            hint="Use another database, or set ALLOW_DEMO=1 if nobody will ever trust this site.",
            id="cms.E003",
        )
        for alias in databases or []
        if has_demonstration_accounts(alias)
    ]


def has_demonstration_accounts(alias: str) -> bool:
    """Tell whether load_demo ever filled this database.

    Args:
        alias: a key of settings.DATABASES.

    Returns:
        True when the stamp's table exists and holds a row.
    """
    connection = connections[alias]
    with connection.cursor() as cursor:
        if STAMP_TABLE not in connection.introspection.table_names(cursor):
            return False
        cursor.execute(f"SELECT 1 FROM {STAMP_TABLE} LIMIT 1")  # noqa: S608 (a constant of this module)
        return cursor.fetchone() is not None


def refuse_unfit_database():
    """Stop a server that is about to serve the demonstration's accounts to the world.

    Django runs checks of the database only when asked; a web server never asks.

    Raises:
        ImproperlyConfigured: with the check's own words.
    """
    try:
        found = checks.run_checks(tags=[checks.Tags.database], databases=list(connections))
    except DatabaseError:
        # A database that is away must not keep the site from coming up and answering 503.
        logger.warning("The database is away; its checks were skipped.")
        return
    finally:
        connections.close_all()
    serious = [message for message in found if message.is_serious()]
    if serious:
        raise ImproperlyConfigured("\n".join(f"{message.msg} {message.hint}" for message in serious))
