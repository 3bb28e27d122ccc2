"""What counts how much. One table with a version: a proposal that is kept names the table it was made
with."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType


class Part(Enum):
    """The parts of a score, in the order in which they are told."""

    SKILL = "skill"
    LEVEL = "level"
    LANGUAGE = "language"
    TIME = "time"
    JURISDICTION = "jurisdiction"
    REGION = "region"
    REST = "rest"


HIGHEST = 1000
PARTS = tuple(Part)


@dataclass(frozen=True)
class Weights:
    """Points for each part, 1000 in all; `load_step` are the points that one more task in hand costs a
    helper's turn, so the first costs nothing, the second one step, the third two: a burden grows faster than
    the tasks.

    `enough_hours`: common hours in a week beyond which more are no better. `full_rest`: days since the last
    ask after which somebody is as rested as one who was never asked.

    Raises ValueError where the points do not add up or a part is left out.
    """

    version: int
    points: Mapping[Part, int]
    load_step: int = 400
    enough_hours: int = 10
    full_rest: int = 30

    def __post_init__(self) -> None:
        if (
            set(self.points) != set(Part)
            or sum(self.points.values()) != HIGHEST
            or min(self.points.values()) < 0
        ):
            raise ValueError(f"the points of the parts must add up to {HIGHEST}: {dict(self.points)}")
        if self.load_step < 0 or self.enough_hours < 1 or self.full_rest < 1:
            raise ValueError("a step of load is no gift, and hours and days are counted from one")

    def turn(self, carried: int) -> int:
        """What a further task costs somebody who carries so many, in points."""
        return self.load_step * carried


STANDARD = Weights(
    version=1,
    points=MappingProxyType(
        {
            Part.SKILL: 300,
            Part.LEVEL: 150,
            Part.LANGUAGE: 200,
            Part.TIME: 120,
            Part.JURISDICTION: 80,
            Part.REGION: 80,
            Part.REST: 70,
        }
    ),
)
