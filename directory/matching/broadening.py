"""What to give up when nobody fits: each step is a request like the first with one wish less."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from directory.matching.candidates import Search, fitting_rows
from directory.matching.columns import gather
from directory.matching.facts import ANY_MODE, Helper, Need
from directory.matching.skills import SkillTree


class Step(Enum):
    """In the order in which they are offered: what costs the one who asks least comes first."""

    ANY_HOUR = "any-hour"
    ANY_MODE = "any-mode"
    ANY_LEVEL = "any-level"
    BROADER_SKILL = "broader-skill"


@dataclass(frozen=True, slots=True)
class Broadened:
    step: Step
    need: Need


@dataclass(frozen=True, slots=True)
class Way:
    """Steps taken together, and the request that they make."""

    steps: tuple[Step, ...]
    need: Need


def broaden(need: Need, tree: SkillTree) -> tuple[Broadened, ...]:
    """Every single step that would change this request; none for one that is as broad as it can be.

    Whether a step finds anybody is for `assign` or `eligible` to say: `fruitful` asks. Languages,
    jurisdiction and exclusions are never given up.
    """
    parent = tree.parent(need.skill)
    changed = {
        Step.ANY_HOUR: replace(need, window=0),
        Step.ANY_MODE: replace(need, modes=ANY_MODE),
        Step.ANY_LEVEL: replace(need, level=0),
        Step.BROADER_SKILL: need if parent is None else replace(need, skill=parent),
    }
    return tuple(Broadened(step, broader) for step, broader in changed.items() if broader != need)


def fruitful(need: Need, helpers: Sequence[Helper], tree: SkillTree, *, now: int) -> tuple[Way, ...]:
    """The fewest steps that reach somebody who may be asked now: every such way of that length.

    Empty where nobody is reached however much is given up. Several steps up the tree count one by one. For
    those who lead, never for the one who asks: that a way leads anywhere speaks of hidden facts.
    """
    crowd = gather(helpers, [need], tree)
    ways = {need: Way((), need)}
    while ways:
        reaching = [way for way in ways.values() if len(fitting_rows(Search(way.need, crowd, tree, now))[0])]
        if reaching:
            return tuple(reaching)
        further: dict[Need, Way] = {}
        for way in ways.values():
            for more in broaden(way.need, tree):
                further.setdefault(more.need, Way((*way.steps, more.step), more.need))
        ways = further
    return ()
