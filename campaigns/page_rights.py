"""Below a campaign its own region writes."""

from editorial.page_rights import RegionalPagePermissionTester


class CampaignPermissionTester(RegionalPagePermissionTester):
    def can_add_subpage(self):
        return self.writes_original()
