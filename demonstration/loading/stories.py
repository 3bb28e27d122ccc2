"""Stories in every state."""

from dataclasses import dataclass

from django.db import transaction

from demonstration.loading import signing
from demonstration.loading.consents import Consents
from demonstration.loading.files import Files
from demonstration.loading.pages import PageMaker, backdate, overwrite
from demonstration.loading.season import Seasons, days_ago
from demonstration.loading.signing import Cast, fresh
from demonstration.models import DemoPage
from demonstration.reading import Entry
from editorial import signing as desk
from editorial import submission, takedown
from stories.models import StoriesIndexPage, StoryPage


@dataclass
class Teller:
    """Brings one story to the state its file asks for, by the people of its region and languages."""

    entry: Entry
    cast: Cast
    files: Files
    region: object
    seasons: Seasons

    def __post_init__(self):
        facts = {
            "hero": self.files.image(self.entry.meta["hero"]),
            "warnings": self.entry.meta.get("warnings", []),
            "countries": [] if self.withheld else list(self.region.countries),
            "place_withheld": self.withheld,
        }
        self.maker = PageMaker(self.entry, StoryPage, self.files, facts)

    @property
    def withheld(self) -> bool:
        return self.entry.meta.get("place_withheld", False)

    @property
    def days_ago(self) -> float:
        return days_ago(self.entry.label) or self.entry.meta.get("days_ago", 3)

    @transaction.atomic
    def tell(self) -> StoryPage:
        story, consents = self.begin(), Consents(self.entry.label, self.cast)
        consents.ask(story)
        story = getattr(self, self.entry.meta["state"].replace("-", "_"))(story)
        consents.since_then(story)
        DemoPage.objects.create(
            label=self.entry.label, translation_key=story.translation_key, state=self.entry.meta["state"]
        )
        return story

    def begin(self) -> StoryPage:
        language = self.entry.meta["original"]
        story = self.maker.page(language)
        author = self.cast[f"{self.region.code}-editor"]
        story.owner, story.founding_region = author, self.region
        StoriesIndexPage.objects.get(locale__language_code=language).add_child(instance=story)
        story.save_revision(user=author)
        self.seasons.place(self.entry.label, fresh(story))
        return fresh(story)

    def draft(self, story):
        return story

    def regional_sign_off(self, story):
        return signing.submit(story, self.cast)

    def safety_check(self, story):
        return signing.sign(signing.submit(story, self.cast), self.cast)

    def sent_back(self, story):
        back = self.entry.meta["sent_back"]
        at_safety = back["step"] == "safety-check"
        story = self.safety_check(story) if at_safety else self.regional_sign_off(story)
        desk.request_changes(story, by=self.cast.signer_of(story), comment=back["comment"])
        return fresh(story)

    def released(self, story):
        story = signing.sign_all(signing.submit(story, self.cast), self.cast)
        backdate(story, self.days_ago)
        for number, (language, state) in enumerate(self.entry.meta.get("translations", {}).items()):
            first = "released" if state == "stale" else state
            self.translate(story, language, first, days_ago=max(self.days_ago - 2 - number, 0.5))
        return self.change(story) if "change" in self.entry.meta else story

    def waiting(self, story):
        """Signed in every step, before its day."""
        story = signing.sign_all(signing.submit(story, self.cast), self.cast)
        self.seasons.announce(self.entry.label)
        return story

    def taken_down(self, story):
        story = self.released(story)
        lead = self.cast[f"{self.region.code}-lead"]
        takedown.take_down(story.placement, by=lead, reason=self.entry.meta["taken_down"]["reason"])
        return fresh(story)

    # Translations ------------------------------------------------------------------------------

    def translate(self, story, language: str, state: str, *, days_ago: float, changed: bool = False):
        words = self.maker.page(language, changed=changed)
        page = signing.translate(story, words, self.cast, language, partly=state == "work")
        if state == "work":
            return
        page = signing.submit_translation(page, self.cast)
        if state == "released":
            page = signing.sign_all(page, self.cast)
            backdate(page, days_ago, first=not changed)

    def change(self, story):
        """A later version: substantial, and the languages called "released" follow it; or minor."""
        change = self.entry.meta["change"]
        minor = change["kind"] == "minor"
        draft = story.get_latest_revision_as_object()
        overwrite(draft, self.maker.page(self.entry.meta["original"], changed=True))
        author = self.cast.writer_of(story)
        draft.save_revision(user=author)
        submission.submit_for_sign_off(fresh(story), by=author)
        story = signing.sign_all(fresh(story), self.cast, **({"minor": "on"} if minor else {}))
        backdate(story, change["days_ago"], first=False)
        for language, state in self.entry.meta["translations"].items():
            if state == "released" and not minor:
                self.translate(story, language, state, days_ago=change["days_ago"], changed=True)
        return story
