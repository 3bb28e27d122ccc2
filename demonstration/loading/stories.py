"""Stories in every state."""

from django.db import transaction

from demonstration.loading import signing
from demonstration.loading.consents import Consents
from demonstration.loading.course import Course
from demonstration.loading.files import Files
from demonstration.loading.pages import PageMaker, backdate, overwrite
from demonstration.loading.season import Seasons, days_ago
from demonstration.loading.signing import Cast, fresh
from demonstration.reading import Entry
from editorial import submission
from stories.models import StoriesIndexPage, StoryPage


class Teller(Course):
    """One story, with its month and its consents."""

    def __init__(self, entry: Entry, cast: Cast, files: Files, region, seasons: Seasons):
        self.seasons = seasons
        withheld = entry.meta.get("place_withheld", False)
        facts = {
            "hero": files.image(entry.meta["hero"]),
            "warnings": entry.meta.get("warnings", []),
            "countries": [] if withheld else list(region.countries),
            "place_withheld": withheld,
        }
        super().__init__(entry, cast, region, PageMaker(entry, StoryPage, files, facts))

    @property
    def days_ago(self) -> float:
        return days_ago(self.entry.label) or super().days_ago

    @transaction.atomic
    def tell(self) -> StoryPage:
        story, consents = self.begin(), Consents(self.entry.label, self.cast)
        consents.ask(story)
        story = self.go(story)
        consents.since_then(story)
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

    def released(self, story):
        story = super().released(story)
        return self.change(story) if "change" in self.entry.meta else story

    def waiting(self, story):
        """Signed in every step, before its day."""
        story = signing.sign_all(signing.submit(story, self.cast), self.cast)
        self.seasons.announce(self.entry.label)
        return story

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
