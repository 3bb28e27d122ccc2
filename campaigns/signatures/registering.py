"""What signing tells the other rooms."""

from editorial.registries import public_surfaces, strike_places
from home.surfaces import pages_of

from ..letters.surfaces import sheets
from . import places, surfaces


def connect() -> None:
    public_surfaces.register("actions", pages_of("campaigns.ActionPage"))
    public_surfaces.register("letters as sheets", sheets)
    public_surfaces.register("steps of signing", surfaces.steps)
    strike_places.append(places.NAMES)
