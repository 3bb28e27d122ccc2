"""Which campaigns, coalitions and updates are shown where."""

from django.apps import apps
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Subquery, Value, When
from django.db.models.functions import Left

from editorial.querysets import RegionalPageQuerySet
from home.listing import ReadableQuerySet
from home.places import PlaceQuerySet, with_region

from .states import Status

# What is first asked of a reader stands first.
ORDER = (Status.RUNNING, Status.PREPARING, Status.ARCHIVED)
LONG_WORDS = (
    "body",
    "demands",
    "milestones",
    "partners",
    "claims",
    "tools",
    "insights",
    "lessons",
    "outcome_text",
)
CAMPAIGN_PATH = 16  # characters: root, home, list, campaign


def campaign_pages():
    """The page types are built on this module."""
    return apps.get_model("campaigns", "CampaignPage")._base_manager


class CampaignQuerySet(PlaceQuerySet, ReadableQuerySet, RegionalPageQuerySet):
    def with_facts(self):
        """Adds `is_withheld`."""
        return self.annotate(is_withheld=self.withheld())

    def running_first(self):
        """Running, then being prepared, then over; the newest of each first."""
        places = [When(status=status, then=Value(place)) for place, status in enumerate(ORDER)]
        place = Case(*places, default=Value(len(ORDER)), output_field=IntegerField())
        return self.order_by(place, "-first_published_at", "-pk")

    def for_cards(self):
        """What a list shows; the words of the page itself stay in the database."""
        return self.with_region().with_facts().defer(*LONG_WORDS)

    def for_feeds(self):
        return self.for_cards()

    def for_reading(self):
        return self.with_facts()

    def of_coalition(self, key):
        """Campaigns whose own, signed words say that they are part of it; in any language of theirs."""
        return self.filter(coalition=key)


class CoalitionQuerySet(ReadableQuerySet, RegionalPageQuerySet):
    def for_cards(self):
        return with_region(self).defer("body")


class BelowCampaignQuerySet(PlaceQuerySet, ReadableQuerySet, RegionalPageQuerySet):
    """Pages that stand below a campaign, and share its place."""

    def withheld(self):
        """Whether any public language of the campaign above withholds its place."""
        campaigns = campaign_pages()
        above = campaigns.filter(path=Left(OuterRef(OuterRef("path")), CAMPAIGN_PATH))
        same = campaigns.filter(live=True, place_withheld=True)
        return Exists(same.filter(translation_key__in=above.values("translation_key")))

    def with_facts(self):
        """Adds `is_withheld`."""
        return self.annotate(is_withheld=self.withheld())

    def with_campaign(self):
        """Adds `campaign_title` in the same language, `campaign_key` and `region_id`."""
        above = campaign_pages().filter(path=Left(OuterRef("path"), CAMPAIGN_PATH))
        return self.with_region().annotate(
            campaign_title=Subquery(above.values("title")[:1]),
            campaign_key=Subquery(above.values("translation_key")[:1]),
        )

    def below(self, campaign):
        """Those of one campaign, in whichever of its languages they stand."""
        its = campaign_pages().filter(translation_key=campaign.translation_key)
        return self.filter(Exists(its.filter(path=Left(OuterRef("path"), CAMPAIGN_PATH))))

    def for_reading(self):
        return self.with_facts().with_campaign()


class UpdateQuerySet(BelowCampaignQuerySet):
    def latest_first(self):
        """By the day they tell of, not of their release."""
        return self.order_by(F("day").desc(), "-pk")

    def for_cards(self):
        return self.with_facts().with_campaign().defer("body")
