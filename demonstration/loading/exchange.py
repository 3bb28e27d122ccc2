"""What members of the demonstration ask each other for: opened, matched by the engine, answered, talked
about, and over, each by its service."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django_countries import countries

from demonstration.loading.codes import HOURS, MODES, URGENCIES, bits
from demonstration.loading.earlier import earlier
from demonstration.loading.members import forget_former, member_of
from demonstration.loading.profiles import skill
from demonstration.models import DemoRow
from demonstration.reading import requests as entries
from directory.exchange import asks, closing, requests, waves
from directory.introductions import acts, afterwards
from directory.models import Ask, Introduction, Notice, Request
from directory.spoken import numbers_of

APART = 5 / 24  # days between two messages of a thread


class UnexpectedMatch(Exception):
    """The engine asked others than the file says: its facts do not fit its story."""


def load(tick: Callable) -> None:
    """Each request in one transaction: where loading was cut off, it goes on."""
    for entry in entries():
        if not DemoRow.objects.filter(label=entry["label"]).exists():
            with transaction.atomic():
                Exchange(entry).happen()
        tick()
    with transaction.atomic():
        forget_former()


@dataclass
class Exchange:
    """One request and what came of it."""

    entry: dict
    introductions: list[Introduction] = field(default_factory=list)

    def happen(self) -> None:
        request = self.open()
        waves.run(only=request.pk)
        self.compare(request)
        for handle, answer in self.entry.get("answers", {}).items():
            self.answer(request.asks.get(member=member_of(handle)), answer)
        for introduction in self.introductions:
            self.meet(introduction)
        if self.entry.get("withdrawn"):
            requests.withdraw(request, actor_id=request.member.user_id)
        earlier(self.rows(request), days=self.entry.get("days_ago", 0))
        self.since_then()
        DemoRow.objects.create(label=self.entry["label"], key=request.public_id)

    def open(self) -> Request:
        entry = self.entry
        return requests.open_request(
            member_of(entry["by"]),
            named=member_of(entry["named"]) if "named" in entry else None,
            skill=skill(entry["skill"]),
            urgency=URGENCIES[entry["urgency"]],
            modes=bits(MODES, entry["modes"]),
            hours=bits(HOURS, entry.get("hours", ())),
            languages=numbers_of(entry.get("languages", ())),
            jurisdiction=countries.numeric(entry["law"]) if "law" in entry else None,
            summary=entry["summary"],
            detail=entry.get("detail", ""),
        )

    def compare(self, request: Request) -> None:
        found = {ask.member.user.handle for ask in request.asks.select_related("member__user")}
        if found != set(self.entry["asked"]):
            raise UnexpectedMatch(f"{self.entry['label']}: {sorted(found)}")

    def answer(self, ask: Ask, said: str) -> None:
        """Whoever is silent lets the time run out: see `since_then`."""
        if said == "yes":
            self.introductions.append(asks.say_yes(ask))
        elif said == "no":
            asks.say_no(ask)

    def meet(self, introduction: Introduction) -> None:
        """As far as the file says: only proposed, or open, talked in, and something revealed."""
        if "introduction" not in self.entry:
            return
        acts.accept(introduction, by=introduction.requester)
        said = self.entry.get("messages", [])
        for number, line in enumerate(said):
            author = member_of(line["by"])
            message = acts.write(introduction, author=author, text=line["text"], form_key=f"demo-{number}")
            earlier([message], days=APART * (len(said) - number))
            acts.mark_read(introduction, introduction.other(author))
        for handle in self.entry.get("reveals", ()):
            acts.reveal(introduction, detail=member_of(handle).contact_details.first())

    def rows(self, request: Request) -> list:
        """Everything that has a day or an hour."""
        asked, met = list(request.asks.all()), list(request.introductions.all())
        inside = [row for one in met for row in (*one.messages.all(), *one.reveals.all())]
        about = [row.public_id for row in (request, *asked, *met)]
        return [request, *asked, *met, *inside, *Notice.objects.filter(about__in=about)]

    def since_then(self) -> None:
        """What the site does by itself as days go by, and what the two answered."""
        waves.time_out(timezone.now())
        closing.end_overdue()
        afterwards.ask_what_came_of_it()
        for introduction in self.introductions:
            self.end(introduction)

    def end(self, introduction: Introduction) -> None:
        for handle, said in self.entry.get("outcome", {}).items():
            asked = introduction.follow_ups.get(member=member_of(handle))
            afterwards.answer(asked, answer=said)
        if "report" in self.entry:
            told = self.entry["report"]
            afterwards.report(introduction, by=member_of(told["by"]), text=told["text"])
        if self.entry.get("introduction") == "closed":
            acts.close(introduction, by=introduction.requester)
