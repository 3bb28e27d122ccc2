"""Titles of campaigns for rooms that know one by its key alone (a mentorship can serve one)."""

from django.apps import apps

from home.shell import shell_for


def titles(keys: set[str] | None = None) -> dict[str, str]:
    """Translation key as text → title, as `editorial.registries.campaign_titles` asks for it: what the public
    may see, in the active language or else the original's. One statement.

    Arguments: keys, those that are asked about; None for all.
    """
    campaigns = apps.get_model("campaigns", "CampaignPage").objects.released()
    if keys is not None:
        campaigns = campaigns.filter(translation_key__in=keys)
    readable = campaigns.readable_in(shell_for().language.locale_id)
    return {str(key): title for key, title in readable.values_list("translation_key", "title")}
