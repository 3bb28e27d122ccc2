"""When a campaign or a coalition goes down, everything below it does, in every language, whatever took it
down."""

import logging

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState
from wagtail.signals import page_unpublished

from editorial.models import Placement, SignOff
from editorial.takedown import bring_down_all

from .models import CampaignPage, CoalitionPage

log = logging.getLogger(__name__)
ABOVE = (CampaignPage, CoalitionPage)


def campaign_was_taken_down(placement, user) -> None:
    """The takedown's step, also for a campaign that was not public (any more)."""
    bring_down_below(campaigns_of(placement), user)


def campaigns_of(placement) -> list:
    keys = {"translation_key": placement.translation_key}
    return [campaign for model in ABOVE for campaign in model.objects.filter(**keys)]


def below(campaigns):
    """Every content below these pages that is public, waits for its release, or is being signed."""
    keys = {key for campaign in campaigns for key in keys_below(campaign)}
    return Placement.objects.filter(translation_key__in=keys)


def goes_down_too(placement):
    return below(campaigns_of(placement))


def campaign_was_unpublished(sender, instance, **kwargs) -> None:
    """Every other path. It must not stop what is under way: the campaign itself stays down."""
    try:
        with transaction.atomic():
            if not instance.is_translation:
                languages = sender.objects.filter(translation_key=instance.translation_key)
                bring_down_below(languages, None)
            elif instance.original and instance.original.live:  # else the original's own signal did it
                for page in instance.get_descendants().live().specific():
                    page.unpublish()
    except Exception:
        log.exception("taking down what stands below campaign %s failed", instance.pk)


def bring_down_below(campaigns, user) -> None:
    bring_down_all(below(campaigns), user=user, reason=_("The campaign above it was taken down"))


def keys_below(campaign) -> set:
    signed = SignOff.objects.standing().values("translation_key")
    under_way = WorkflowState.objects.active().filter(object_id=Cast(OuterRef("pk"), CharField()))
    below = campaign.get_descendants().filter(
        Q(live=True) | Q(translation_key__in=signed) | Exists(under_way.values("pk"))
    )
    return set(below.values_list("translation_key", flat=True))


def connect() -> None:
    for model in ABOVE:
        uid = f"campaigns.unpublished.{model.__name__}"
        page_unpublished.connect(campaign_was_unpublished, sender=model, dispatch_uid=uid)
