"""Sessions of the clinic, each by the services that members use."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction

from campaigns.clinic import life, people, writing
from campaigns.clinic.states import NEXT, Kind, Phase, Role
from campaigns.models import ClinicPart, ClinicSession, ClinicWord
from demonstration.loading.campaigns import key_of
from demonstration.loading.earlier import earlier
from demonstration.loading.members import member_of, user_of
from demonstration.models import DemoRow
from demonstration.reading import clinics
from directory.models import Notice

BRIEF = ("language", "title", "about", "stuck")
# What is written before the facilitator goes on.
PHASE_OF = {
    Kind.QUESTION: Phase.QUESTIONS,
    Kind.ANSWER: Phase.QUESTIONS,
    Kind.ADVICE: Phase.ADVICE,
    Kind.REPLY: Phase.REPLY,
    Kind.SUMMARY: Phase.SUMMARY,
    Kind.FOLLOW_UP: Phase.FOLLOW_UP,
}


def load(tick: Callable) -> None:
    """Each in one transaction; a second time nothing happens."""
    for entry in clinics():
        if not DemoRow.objects.filter(label=entry["label"]).exists():
            with transaction.atomic():
                session = Held(entry).hold()
                DemoRow.objects.create(label=entry["label"], key=session.public_id)
        tick()


@dataclass
class Held:
    """One session on its way to where the demonstration shows it."""

    entry: dict
    session: ClinicSession = field(init=False)
    words: list[ClinicWord] = field(default_factory=list)

    def hold(self) -> ClinicSession:
        brief = {name: self.entry[name] for name in BRIEF}
        campaign = str(key_of(self.entry["campaign"])) if "campaign" in self.entry else ""
        self.session = people.present(member_of(self.entry["by"]), campaign=campaign, **brief)
        self.gather()
        for word in self.entry.get("word", []):
            self.bring_to(PHASE_OF[Kind(word["kind"])])
            self.say(word)
        age = self.entry["days_ago"] - max(word.get("after", 0) for word in self.entry.get("word", [{}]))
        self.wait(age)
        return self.session

    def gather(self) -> None:
        if "facilitator" not in self.entry:
            return
        coordinator, handle = user_of("coordinator"), self.entry["facilitator"]
        people.assign_facilitator(self.session, handle, by=coordinator)
        self.join(handle)
        for adviser in self.entry["advisers"]:
            people.ask_adviser(self.session, adviser, by=self.part(handle))
            self.join(adviser)

    def join(self, handle: str) -> None:
        people.answer(self.session, by=self.part(handle), yes=True)

    def part(self, handle: str) -> ClinicPart:
        return self.session.parts.select_related("member").get(member=member_of(handle))

    def bring_to(self, phase: Phase) -> None:
        self.session.refresh_from_db()
        while self.session.phase != phase:
            facilitator = self.session.parts.get(role=Role.FACILITATOR, state=ClinicPart.State.JOINED)
            self.session = life.go_on(self.session, by=facilitator, to=NEXT[Phase(self.session.phase)])

    def say(self, word: dict) -> None:
        if "after" in word:
            self.wait(word["after"] - self.days_since_summary())
        said = writing.write(
            self.session,
            by=self.part(word["by"]),
            kind=word["kind"],
            text=word["text"],
            form_key=f"demo-{len(self.words)}",
            cites=[str(key_of(label)) for label in word.get("cites", [])],
            about=self.words[word["about"]].pk if "about" in word else None,
        )
        self.words.append(said)

    def days_since_summary(self) -> int:
        self.session.refresh_from_db()
        since = self.session.summed_up_on
        return (life.today() - since).days if since else 0

    def wait(self, days: int) -> None:
        """So many days go by."""
        self.session.refresh_from_db()
        notices = Notice.objects.filter(about=self.session.public_id)
        earlier([self.session, *self.session.words.all(), *notices], days=days)
        self.session.refresh_from_db()
