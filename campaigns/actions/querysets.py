from django.apps import apps
from django.db.models import Exists, OuterRef
from django.db.models.functions import Left
from wagtail.models import Page

from ..querysets import CAMPAIGN_PATH, BelowCampaignQuerySet


class ActionQuerySet(BelowCampaignQuerySet):
    def with_facts(self):
        """Adds `is_withheld`, and of an ask whether a request looks for it, or did until it was closed."""
        needs = apps.get_model("campaigns", "Need").objects.filter(
            action__translation_key=OuterRef("translation_key")
        )
        return (
            super()
            .with_facts()
            .annotate(
                is_asked=Exists(needs.filter(asked_on__isnull=False)),
                is_answered=Exists(needs.filter(closed_on__isnull=False)),
            )
        )

    def directly_below(self, parent):
        """Those of one campaign or coalition, in whichever of its languages they stand."""
        its = Page.objects.filter(translation_key=parent.translation_key)
        return self.filter(Exists(its.filter(path=Left(OuterRef("path"), CAMPAIGN_PATH))))

    def for_cards(self):
        """What a list shows; letters and texts stay in the database."""
        return self.with_facts().with_region().defer("body", "letter", "do", "do_not", "thanks")
