"""Countries as equal tiles, each about where it lies: a small country is seen as well as a large one, no
border is drawn, and nothing is smaller than a country, so that no point can stand for a person.

Drawn for this site: the tiles' places were computed from the countries' rough middles. Codes of ISO 3166-1,
and XK.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django_countries import countries

ROWS = """
.. .. .. .. .. GL .. .. .. .. .. .. .. FI .. .. .. .. .. .. .. .. .. .. .. .. ..
.. CA .. .. .. IS .. .. DK NO SE LT EE .. .. .. .. RU .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. GB BE NL DE CZ PL LV BY .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. IE LU LI AT SI HU SK UA .. .. .. KZ .. .. .. .. .. .. .. ..
.. US .. .. .. .. .. .. FR CH SM HR RS RO MD .. GE .. .. .. .. MN .. .. .. .. ..
.. .. .. .. .. .. ES AD MC IT BA XK MK BG TR AM AZ UZ KG .. .. KP .. .. .. .. ..
.. .. .. .. .. .. .. PT .. TN MT ME AL GR CY LB SY IR TM TJ CN .. KR JP .. .. ..
.. .. .. .. .. .. .. MA .. DZ .. .. .. .. IL PS IQ KW AF PK BT .. .. .. .. .. ..
.. CU BS DO .. .. .. EH .. .. .. LY .. .. EG JO BH QA .. NP BD MO TW .. .. .. ..
MX BZ HT PR AG .. .. MR .. .. .. .. .. .. .. .. SA AE OM IN MM LA HK .. .. .. ..
GT HN JM KN DM .. CV SN ML NE .. TD .. .. SD ER YE .. .. .. TH VN .. .. .. .. ..
.. SV NI VC LC BB GM GN BF BJ .. .. .. .. .. .. DJ .. .. .. .. KH PH .. .. .. ..
.. CR PA GD TT .. GW SL GH TG NG .. .. .. SS ET .. .. .. LK .. .. .. PW FM MH ..
.. .. CO VE GY SR .. LR CI .. GQ CM CF .. UG .. SO .. .. MV .. MY BN .. .. KI ..
.. .. EC .. .. .. .. .. .. ST GA CG .. .. RW KE .. .. .. .. .. SG ID .. .. NR ..
.. .. .. .. .. .. .. .. .. .. .. .. CD .. BI TZ .. SC .. .. .. .. TL PG SB TV ..
.. .. PE .. .. BR .. .. .. .. .. AO .. ZM MW .. KM .. .. .. .. .. .. .. .. VU WS
.. .. .. BO .. .. .. .. .. .. .. NA .. BW ZW MZ MG MU .. .. .. .. .. .. .. FJ TO
.. .. .. .. PY .. .. .. .. .. .. .. .. LS SZ .. .. .. .. .. .. .. .. AU .. .. ..
.. .. CL AR UY .. .. .. .. .. .. .. .. ZA .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. NZ ..
""".strip().splitlines()
TILE = 10  # of the drawing's units
# code → (column, row)
PLACES = {
    code: (column, row)
    for row, line in enumerate(ROWS)
    for column, code in enumerate(line.split())
    if code != ".."
}
WIDTH, HEIGHT = TILE * len(ROWS[0].split()), TILE * len(ROWS)
# Every tile as a stroke without length: a dot with the stroke's width.
LAND = "".join(f"M{x * TILE + TILE // 2} {y * TILE + TILE // 2}h0" for x, y in PLACES.values())


@dataclass(frozen=True)
class Tile:
    """A country with campaigns. x and y: its corner, None where the drawing has no tile for it; weight: from
    1 to 3, by how many."""

    code: str
    name: str
    count: int
    x: int | None
    y: int | None

    @property
    def weight(self) -> int:
        return min(self.count, 3)


def tiles(codes: Iterable[str]) -> list[Tile]:
    """One tile a country, the most campaigns first.

    Arguments: codes of countries, one for each campaign in each; those that are no country are left out.
    """
    counted = Counter(codes)
    found = [_tile(code, countries.name(code), count) for code, count in counted.items()]
    return sorted((tile for tile in found if tile.name), key=lambda tile: (-tile.count, tile.name))


def _tile(code: str, name: str, count: int) -> Tile:
    column, row = PLACES.get(code, (None, None))
    return Tile(
        code, str(name), count, None if column is None else column * TILE, None if row is None else row * TILE
    )
