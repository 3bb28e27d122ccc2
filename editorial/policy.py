"""The one table of what each page type needs before it may be released. Source: docs/rights.md, 3."""

from typing import NamedTuple


class Needs(NamedTuple):
    """regional: how many people of the region sign; safety: whether the safety and consent check is
    given; workflow: the slot of the workflow that collects both."""

    regional: int
    safety: bool
    workflow: str


STANDARD = Needs(regional=1, safety=True, workflow="original")
# Home, index and standing pages are signed by the region they are placed in, mostly the network.
STRUCTURE = Needs(regional=1, safety=False, workflow="structure")

# A campaign speaks for many: two people of its region answer for it.
CAMPAIGN = Needs(regional=2, safety=True, workflow="original")

BY_TYPE: dict[str, Needs] = {
    "home.HomePage": STRUCTURE,
    "home.RegionsIndexPage": STRUCTURE,
    "home.RegionPage": STRUCTURE,
    "home.StandardPage": STRUCTURE,
    "stories.StoriesIndexPage": STRUCTURE,
    "stories.SeasonPage": STRUCTURE,
    "stories.StoryPage": STANDARD,
    "campaigns.CampaignsIndexPage": STRUCTURE,
    "campaigns.CampaignPage": CAMPAIGN,
    "campaigns.CoalitionPage": CAMPAIGN,
    "campaigns.UpdatePage": STANDARD,
    "campaigns.CharterIndexPage": STRUCTURE,
    "campaigns.CharterArticlePage": STRUCTURE,  # words of the network about a text; of no person
    "campaigns.ToolboxIndexPage": STRUCTURE,
    "campaigns.ToolPage": STANDARD,
    "library.LibraryIndexPage": STRUCTURE,
    "library.OverviewPage": STRUCTURE,
    "directory.DirectoryPage": STRUCTURE,
    "directory.PublicProfilePage": STANDARD,
    "library.MeetingPage": STANDARD,
    "library.InsightPage": STANDARD,
    "library.ResourcePage": STANDARD,
    "campaigns.ActionPage": STANDARD,
}

STRICTEST = Needs(regional=2, safety=True, workflow="original")


def needs_of(page) -> Needs:
    """What this page's type needs. A type that nobody entered here needs the most."""
    return BY_TYPE.get(page._meta.label, STRICTEST)
