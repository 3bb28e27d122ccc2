"""What public pages add to the tables of this room and of the editorial one; called by `AppConfig.ready`."""

from editorial.registries import (
    public_surfaces,
    release_conditions,
    strike_places,
    takedown_steps,
    unnamed_authors,
)
from home.surfaces import pages_of

from .. import listing
from ..profiles.registries import emptying_steps, erasure_steps, exporters, locking_steps
from . import closing, conditions, places, telling


def connect() -> None:
    public_surfaces.register("public profiles", pages_of("directory.PublicProfilePage"))
    release_conditions.register(conditions.member_agrees)
    release_conditions.register(conditions.photographs_stay_on_their_page)
    takedown_steps.register(telling.taken_down)
    unnamed_authors.register(telling.authors)
    strike_places.extend(places.PLACES)
    listing.followers.append(closing.follow)
    locking_steps.register(closing.lock_page)
    erasure_steps.register(closing.forget)
    emptying_steps.register(closing.forget)
    exporters.register(places.public_page.__name__, places.public_page)
    telling.connect()
