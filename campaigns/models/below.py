from home.models.base import BasePage


class BelowCampaignPage(BasePage):
    """A page below a campaign: public only while the campaign is, and under the same place.

    Subclasses use a query set made of `BelowCampaignQuerySet`.
    """

    parent_page_types = ["campaigns.CampaignPage"]
    subpage_types: list[str] = []

    class Meta:
        abstract = True

    @property
    def withholds_place(self) -> bool:
        """Known where the page is served or listed; in a preview the campaign is asked."""
        known = getattr(self, "is_withheld", None)
        return self.get_parent().specific.withholds_place if known is None else known

    @property
    def is_sensitive(self) -> bool:
        return self.withholds_place
