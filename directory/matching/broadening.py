"""What to give up when nobody fits: each step is a request like the first with one wish less."""

from dataclasses import dataclass, replace
from enum import Enum

from directory.matching.facts import ANY_MODE, Need
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


def broaden(need: Need, tree: SkillTree) -> tuple[Broadened, ...]:
    """Every single step that would change this request; none for one that is as broad as it can be.

    Whether a step finds anybody is for `assign` or `eligible` to say: propose only those that do. Languages,
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
