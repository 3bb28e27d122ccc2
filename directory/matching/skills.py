"""Which skill is narrower than which: an ancestor relation given as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class SkillTree:
    """The scheme of skills.

    `paths` gives for each skill the way from the top down to itself: {7: (1, 3, 7)}. `bound` are the skills
    that are worth nothing outside a jurisdiction (legal help); what is below them is bound, too.

    Raises ValueError where a path does not end in its own skill, or leaves out or contradicts an ancestor's.
    """

    paths: Mapping[int, tuple[int, ...]]
    bound: frozenset[int] = frozenset()
    below: Mapping[int, tuple[int, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: dict[int, list[int]] = {skill: [] for skill in self.paths}
        for skill, path in self.paths.items():
            if not path or path[-1] != skill or (len(path) > 1 and self.paths.get(path[-2]) != path[:-1]):
                raise ValueError(f"skill {skill} has no path from the top: {path}")
            for above in path:
                below[above].append(skill)
        object.__setattr__(self, "below", {skill: tuple(sorted(under)) for skill, under in below.items()})

    def narrower(self, asked: int) -> tuple[int, ...]:
        """The skill and everything below it; empty for one that is unknown."""
        return self.below.get(asked, ())

    def steps(self, asked: int, offered: int) -> int | None:
        """How many levels narrower the offered skill is: 0 equal, None where it is broader, a sibling or
        unknown."""
        path = self.paths.get(offered, ())
        return len(path) - 1 - path.index(asked) if asked in path else None

    def parent(self, skill: int) -> int | None:
        path = self.paths.get(skill, ())
        return path[-2] if len(path) > 1 else None

    def is_bound(self, skill: int) -> bool:
        """Needs a jurisdiction, by itself or by what it is part of."""
        return not self.bound.isdisjoint(self.paths.get(skill, ()))
