"""Invented members and requests in any number, from a seed: few skills that many have, many that few have."""

from dataclasses import dataclass
from random import Random

from directory.matching import Helper, Mode, Nearness, Need, Offer, SkillTree, Urgency, weekly
from directory.matching.waves import DAY
from tests.directory.matching.worlds import NOW

KEY = b"lots of the invented world"
BRANCHES, TWIGS, LEAVES = 12, 3, 4
LEGAL = 0
LANGUAGES = 30
COUNTRIES = 60
REGIONS = 8
MODES = list(Mode)


@dataclass(frozen=True)
class World:
    needs: list[Need]
    helpers: list[Helper]
    tree: SkillTree

    def shuffled(self, seed: int) -> "World":
        """The same facts in another order."""
        random = Random(seed)
        return World(
            random.sample(self.needs, len(self.needs)),
            random.sample(self.helpers, len(self.helpers)),
            SkillTree(
                dict(random.sample(list(self.tree.paths.items()), len(self.tree.paths))), self.tree.bound
            ),
        )


def scheme() -> SkillTree:
    """Twelve branches of three levels, 192 concepts; the first branch is bound to jurisdictions."""
    paths: dict[int, tuple[int, ...]] = {}
    for branch in range(BRANCHES):
        top = branch * 100
        paths[top] = (top,)
        for twig in range(1, TWIGS + 1):
            middle = top + twig * 10
            paths[middle] = (top, middle)
            paths |= {middle + leaf: (top, middle, middle + leaf) for leaf in range(1, LEAVES + 1)}
    return SkillTree(paths, bound=frozenset({LEGAL}))


class Inventor:
    """Draws people and requests of one world."""

    def __init__(self, many: int, seed: int):
        self.random = Random(seed)
        self.tree = scheme()
        skills = [skill for skill, path in self.tree.paths.items() if len(path) > 1]
        # A small community knows and asks few of them.
        self.skills = self.random.sample(skills, min(len(skills), max(many // 2, 4)))
        self.offered = [1 / (rank + 6) for rank in range(len(self.skills))]
        # What is asked for most is asked for much more, and a third of it is not what most people offer.
        self.wanted = [1 / (rank + 2) for rank in range(len(self.skills))]
        for rank in range(0, len(self.skills), 3):
            other = self.random.randrange(len(self.skills))
            self.wanted[rank], self.wanted[other] = self.wanted[other], self.wanted[rank]

    def skill(self, frequency: list[float]) -> int:
        return self.random.choices(self.skills, frequency)[0]

    def languages(self, country: int) -> tuple[tuple[int, int], ...]:
        """That of the country well, a world language often, another one now and then."""
        known = {country % LANGUAGES: 4}
        for language, share in ((0, 0.75), (1, 0.3), (self.random.randrange(LANGUAGES), 0.2)):
            if self.random.random() < share:
                known.setdefault(language, self.random.randint(1, 4))
        return tuple(known.items())

    def country(self) -> int:
        return min(int(self.random.expovariate(1 / 15)), COUNTRIES - 1)

    def hours(self, country: int) -> int:
        first = self.random.choice([7, 9, 13, 18])
        return weekly(range(5), first, first + self.random.randint(3, 6), (country % 24 - 11) * 60)

    def some(self, share: float, below: int) -> frozenset[int]:
        return frozenset({self.random.randrange(below)}) if self.random.random() < share else frozenset()

    def offer(self, country: int) -> Offer:
        return Offer(
            skill=self.skill(self.offered),
            level=self.random.choices([1, 2, 3, 4], [1, 4, 4, 2])[0],
            modes=Mode.ADVICE | self.random.choice(MODES),
            jurisdictions=frozenset({country}) | self.some(0.5, COUNTRIES),
            expires=NOW + self.random.randint(-3, 90) * DAY,
        )

    def helper(self, key: int, many: int) -> Helper:
        random, country = self.random, self.country()
        return Helper(
            key=key,
            offers=tuple(self.offer(country) for _ in range(random.choices([1, 2, 3], [5, 3, 2])[0])),
            languages=self.languages(country),
            capacity=random.choices([0, 1, 2, 3], [1, 5, 3, 1])[0],
            load=random.choices([0, 1, 2], [7, 2, 1])[0],
            active=random.random() < 0.95,
            hours=self.hours(country) if random.random() < 0.8 else 0,
            region=country % REGIONS,
            country=country,
            excluded=self.some(0.03, many),
            excluded_countries=self.some(0.02, COUNTRIES),
            last_asked=NOW - random.randint(1, 60) * DAY if random.random() < 0.4 else None,
        )

    def need(self, key: int, many: int) -> Need:
        random, country = self.random, self.country()
        skill = self.skill(self.wanted)
        return Need(
            key=key,
            requester=random.randrange(many),
            skill=self.tree.parent(skill) or skill if random.random() < 0.25 else skill,
            level=random.choices([0, 1, 2, 3], [4, 3, 3, 1])[0],
            modes=random.choice([Mode.ADVICE, Mode.ADVICE | Mode.REVIEW, Mode.TRAINING]),
            urgency=random.choices(list(Urgency), [4, 3, 2, 1])[0],
            languages=self.languages(country),
            window=self.hours(country) if random.random() < 0.3 else 0,
            jurisdiction=country if random.random() < 0.9 else None,
            region=country % REGIONS,
            country=country,
            nearness=random.choice(list(Nearness)),
            excluded=self.some(0.03, many),
            excluded_countries=frozenset({country}) if random.random() < 0.05 else frozenset(),
            asked=self.some(0.2, many),
            since=NOW - random.randint(0, 30) * DAY,
        )


def world(members: int, requests: int, seed: int = 4) -> World:
    """So many invented members and requests of theirs; the same for the same numbers and seed."""
    inventor = Inventor(members, seed)
    helpers = [inventor.helper(key, members) for key in range(members)]
    return World([inventor.need(key, members) for key in range(requests)], helpers, inventor.tree)
