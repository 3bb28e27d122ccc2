"""Who could help whom: a pure engine without a database, so that it can be proved and measured alone.

It knows numbers, never names. The same facts, key and moment give the same answer in every process and in any
order.
"""

from directory.matching.assigning import Assignment, Pair, Unserved, assign
from directory.matching.broadening import Broadened, Step, Way, broaden, fruitful
from directory.matching.explaining import Code, Fact, Reason, explain
from directory.matching.facts import ANY_MODE, Helper, Mode, Nearness, Need, Offer, Urgency
from directory.matching.filters import Filter, eligible
from directory.matching.gaps import Gap, gaps, suppressed
from directory.matching.hours import EVERY_HOUR, weekly
from directory.matching.mentorship import Mentee, Mentor, Wishes, pair
from directory.matching.scoring import Score, score
from directory.matching.skills import SkillTree
from directory.matching.waves import WAVES, Wave, asks_wanted, is_due, next_wave, rests_until
from directory.matching.weights import STANDARD, Part, Weights

__all__ = [
    "ANY_MODE",
    "EVERY_HOUR",
    "STANDARD",
    "WAVES",
    "Assignment",
    "Broadened",
    "Code",
    "Fact",
    "Filter",
    "Gap",
    "Helper",
    "Mentee",
    "Mentor",
    "Mode",
    "Nearness",
    "Need",
    "Offer",
    "Pair",
    "Part",
    "Reason",
    "Score",
    "SkillTree",
    "Step",
    "Unserved",
    "Urgency",
    "Wave",
    "Way",
    "Weights",
    "Wishes",
    "asks_wanted",
    "assign",
    "broaden",
    "eligible",
    "explain",
    "fruitful",
    "gaps",
    "is_due",
    "next_wave",
    "pair",
    "rests_until",
    "score",
    "suppressed",
    "weekly",
]
