"""A public campaign of Kenya, with partners who are not."""

from campaigns.desk import keeping
from tests.actions import somebody
from tests.campaigns.acting import write_action
from tests.campaigns.actions import released_campaign

PARTNERS = "kingfisher-of-the-quay"  # known to Kenya's editors and safety alone


def campaigns() -> dict:
    campaign, by = released_campaign(title="A public campaign"), somebody("kenya-editor")
    keeping.add_partner(campaign.placement, by=by, name=PARTNERS, role="", visibility="hidden")
    keeping.add_need(campaign.placement, by=by, kind="legal", words="A lawyer by May")
    return {
        "campaign": campaign.pk,
        "campaign_key": campaign.translation_key,
        "campaign_path": campaign.get_url(),
        "ask_action": write_action(campaign, kind="ask", title="A draft of an ask").pk,
    }
