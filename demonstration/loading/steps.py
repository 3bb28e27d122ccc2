"""The named steps of loading, each with its progress."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial

from django.db import transaction
from wagtail.models import Locale, Page

from campaigns.models import (
    CampaignsIndexPage,
    CharterArticlePage,
    CharterIndexPage,
    ToolboxIndexPage,
    ToolPage,
)
from demonstration.loading import campaigns, clinic, exchange, intake, mentorship, outside, people
from demonstration.loading.files import Files
from demonstration.loading.members import Arrivals, everybody
from demonstration.loading.public_profiles import load_public_profiles
from demonstration.loading.season import Seasons
from demonstration.loading.shelves import facts_of
from demonstration.loading.signatures import load_signatures
from demonstration.loading.signing import Cast
from demonstration.loading.stories import Teller
from demonstration.loading.structure import Publisher, begin, maker_for
from demonstration.models import DemoPage
from demonstration.reading import (
    Entry,
    cases,
    clinics,
    outside_lines,
    public_profiles,
    requests,
    shelf,
    signatures,
)
from directory.models import DirectoryPage
from directory.skills.loading import load_scheme
from directory.skills.scheme_file import read_scheme
from home.models import HomePage, RegionPage, RegionsIndexPage, StandardPage
from home.structure import build_region_pages, build_structure
from library.models import InsightPage, LibraryIndexPage, MeetingPage, OverviewPage, ResourcePage
from stories.models import SeasonPage, Slot, StoriesIndexPage
from stories.season.states import State

TYPES = {
    model.__name__: model
    for model in (
        CampaignsIndexPage,
        CharterArticlePage,
        CharterIndexPage,
        DirectoryPage,
        HomePage,
        InsightPage,
        LibraryIndexPage,
        MeetingPage,
        OverviewPage,
        RegionPage,
        RegionsIndexPage,
        ResourcePage,
        SeasonPage,
        StandardPage,
        StoriesIndexPage,
        ToolPage,
        ToolboxIndexPage,
    )
}
INDEXES = {"library": LibraryIndexPage, "charter": CharterIndexPage, "toolbox": ToolboxIndexPage}
IN_THE_MENU = ("about", "safety")
ORDER = {
    "HomePage": 0,
    "StoriesIndexPage": 1,
    "RegionsIndexPage": 2,
    "LibraryIndexPage": 3,
    "DirectoryPage": 4,
}


@dataclass
class Loader:
    """Loads everything; what a step made is kept for the next."""

    regions: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)

    def steps(self) -> Iterator[tuple[str, int, Callable]]:
        """(name, number of ticks, function(tick)) in order."""
        yield "skills", len(read_scheme()), self.load_skills
        yield "people", len(people.accounts()), self.load_people
        yield "members", len(everybody()), Arrivals(self.regions).load
        yield "requests", len(requests()), exchange.load
        yield "mentorship", 1, mentorship.load
        yield "help without an account", len(cases()), intake.load
        yield "lines outside", len(outside_lines()), outside.load
        yield "front pages", len(shelf("pages")), self.load_pages
        for name, index in INDEXES.items():
            yield name, len(shelf(name)), partial(self.load_below, name, index)
        yield "campaigns", len(shelf("campaigns")), self.load_campaigns
        yield "signatures", len(signatures()), self.load_signatures
        yield "clinic", len(clinics()), clinic.load
        yield "stories", len(shelf("stories")), self.load_stories
        yield "public profiles", len(public_profiles()), self.load_public_profiles

    @cached_property
    def files(self) -> Files:
        return Files(self.regions["network"], self.cast["network-safety"])

    @property
    def cast(self) -> Cast:
        return Cast(self.people)

    def load_skills(self, tick) -> None:
        load_scheme(read_scheme(), tick=tick)

    def load_people(self, tick) -> None:
        self.regions = people.load_regions()
        self.people = people.load_people(tick)

    def load_pages(self, tick) -> None:
        for locale in Locale.objects.all():
            build_structure(locale)
        # A page goes up after the one above it, and its translations after theirs.
        for entry in sorted(shelf("pages"), key=lambda entry: ORDER.get(entry.meta["type"], len(ORDER))):
            if not is_loaded(entry):
                self.publish_page(entry)
            tick()

    def publish_page(self, entry: Entry) -> None:
        model, language = TYPES[entry.meta["type"]], entry.meta["original"]
        if model is StandardPage:
            return self.publish_standing_page(entry)
        if model is SeasonPage:
            return self.publish_season(entry)
        pages = model.objects.filter(locale__language_code=language)
        if model is RegionPage:
            region = self.regions[entry.meta["region"]]
            build_region_pages(region, original=Locale.objects.get(language_code=language))
            pages = pages.filter(slug=region.code)
        page = pages.get()
        maker = maker_for(entry, model, self.files, slug=page.slug, show_in_menus=page.show_in_menus)
        Publisher(entry, self.cast, maker).publish(page)

    def publish_standing_page(self, entry: Entry) -> None:
        facts = {
            "slug": entry.label,
            "show_in_menus": entry.label in IN_THE_MENU,
            "quick_exit": entry.meta.get("quick_exit", False),
        }
        maker = maker_for(entry, StandardPage, self.files, **facts)
        home = HomePage.objects.get(locale__language_code=entry.meta["original"])
        self.publish_new(entry, maker, home)

    def publish_season(self, entry: Entry) -> None:
        maker = maker_for(entry, SeasonPage, self.files, **self.seasons.facts(entry.label))
        self.publish_new(
            entry, maker, StoriesIndexPage.objects.get(locale__language_code=entry.meta["original"])
        )

    @transaction.atomic  # a page that was begun and not published would be in the way of the next loading
    def publish_new(self, entry: Entry, maker, parent: Page) -> None:
        region = self.regions[entry.meta["region"]]
        author = self.cast[f"{region.code}-editor"]
        page = begin(maker, parent, region=region, author=author, language=entry.meta["original"])
        Publisher(entry, self.cast, maker).publish(page)

    def load_below(self, name: str, index: type, tick) -> None:
        """Pages of one shelf, below their index page."""
        for entry in shelf(name):
            if not is_loaded(entry):
                maker = maker_for(entry, TYPES[entry.meta["type"]], self.files, **facts_of(entry, self.files))
                parent = index.objects.get(locale__language_code=entry.meta["original"])
                self.publish_new(entry, maker, parent)
            tick()

    def load_campaigns(self, tick) -> None:
        campaigner = campaigns.Campaigner(self.cast, self.files, self.regions)
        for entry in campaigns.in_order(shelf("campaigns")):
            if not is_loaded(entry):
                campaigner.tell(entry)
            tick()

    def load_signatures(self, tick) -> None:
        load_signatures(self.cast, tick)

    def load_public_profiles(self, tick) -> None:
        load_public_profiles(self.cast, tick)

    @property
    def seasons(self) -> Seasons:
        return Seasons(self.cast)

    def load_stories(self, tick) -> None:
        if not Slot.objects.exclude(state=State.EMPTY).exists():
            self.seasons.plan()
        for entry in shelf("stories"):
            if not is_loaded(entry):
                Teller(entry, self.cast, self.files, self.regions[entry.meta["region"]], self.seasons).tell()
            tick()
        self.seasons.close()


def is_loaded(entry: Entry) -> bool:
    """Each page is loaded in one transaction: where loading was cut off, it goes on."""
    return DemoPage.objects.filter(label=entry.label).exists()
