"""Who agreed to be in which story: people who do not exist, under names that plainly are none."""

import datetime
from dataclasses import dataclass

from demonstration.loading.signing import Cast
from stories.consent import records, tasks
from stories.models import Cause, ConsentRecord, Manner, Scope, Use
from stories.season.calendar import today

DAY = datetime.timedelta(days=1)
GIVEN, VALID = 280 * DAY, 365 * DAY  # before today, and from today on

PEOPLE = ("Night Heron (pseudonym)", "Morning Tide (pseudonym)", "Third Lantern (pseudonym)")
REACH = "Through the region’s lead, at the usual place, never by telephone."
RISK = "Would be recognised by the name of the street: it stands in no language of the story."
# What the rest of the demonstration does not show.
LACKING = frozenset({"congo-chairs"})
DECLARED = {"network-circle": "It tells of a method, and names, quotes and shows nobody."}
TWO_PEOPLE = frozenset({"congo-radio", "kenya-market", "kenya-bench"})
RUNS_OUT = {"macedonia-lake": 20}  # days from today
WITHDRAWN = frozenset({"kenya-bench"})


@dataclass
class Consents:
    """What safety of the story's region wrote down."""

    label: str
    cast: Cast

    def by(self, story):
        return self.cast[f"{story.region.code}-safety"]

    def ask(self, story) -> None:
        """Before anything is signed."""
        if self.label in DECLARED:
            records.declare_nobody(story.placement, reason=DECLARED[self.label], by=self.by(story))
        elif self.label not in LACKING:
            for person in PEOPLE[: 2 if self.label in TWO_PEOPLE else 1]:
                self.agreed(story, person)

    def agreed(self, story, person: str) -> ConsentRecord:
        uses = (Use.SITE, Use.NEWSLETTER, Use.PARTNERS)
        return records.record_consent(
            story.placement,
            by=self.by(story),
            person=person,
            reach=REACH,
            risk=RISK,
            covers=[f"{scope.value}.{use.value}" for scope in Scope for use in uses],
            language=story.locale.language_code,
            manner=Manner.SPOKEN,
            given_on=today() - GIVEN,
            expires_on=today() + RUNS_OUT.get(self.label, VALID.days) * DAY,
        )

    def since_then(self, story) -> None:
        """Once it is public: one consent runs out within weeks, one was taken back yesterday."""
        record = ConsentRecord.objects.of_story(story).order_by("-number").first()
        if self.label in RUNS_OUT:
            tasks.open_task(record, Cause.EXPIRY)
        elif self.label in WITHDRAWN:
            records.withdraw(record, on=today() - DAY, told_by="The region’s lead", by=self.by(story))
