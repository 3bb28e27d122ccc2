"""Who reads what stands beside a campaign. Nobody else finds it, coordinators neither."""

from home.membership import roster, rosters
from regions.mandates import mandates_of
from regions.permissions import may_check_safety, may_write_in, sees_region
from regions.roles import Act


def may_keep_partners(user, region) -> bool:
    """Read and write partners who are not public: the region's editors, who know them, and its safety."""
    return may_write_in(user, region) or may_check_safety(user, region)


def may_read_needs(user, region) -> bool:
    return sees_region(user, region)


def may_keep_needs(user, region) -> bool:
    return may_write_in(user, region)


def takes_part_in_directory(user) -> bool:
    """A request is a member's own: who has none of a membership that is open cannot open one."""
    member = getattr(user, "member", None)
    return member is not None and bool(rosters) and roster().takes_part(member)


def looks_after_campaigns(user) -> bool:
    mandates = mandates_of(user)
    return mandates.everywhere(Act.SEE) or bool(mandates.regions(Act.SEE))
