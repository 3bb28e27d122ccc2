"""Who plans a month. Everything is asked of mandates; nobody plans for another region."""

from django.db.models import Q

from regions.mandates import mandates_of
from regions.models import Region
from regions.permissions import is_coordinator, may_manage_team, may_write_in, sees_region
from regions.roles import Act


def may_host(user, region) -> bool:
    """Offer a month for a region, and plan the months it hosts: its editors and leads, and coordinators."""
    return may_write_in(user, region) or may_manage_team(user, region)


def may_manage(user, slot) -> bool:
    """A month is planned by the region that hosts it, whoever answers for it, and coordinators; one that
    nobody hosts, by coordinators."""
    if slot.region is None:
        return is_coordinator(user)
    mine = user.pk is not None and user.pk in (slot.owner_id, slot.backup_id)
    return may_host(user, slot.region) or (mine and sees_region(user, slot.region))


def may_accept(user, region) -> bool:
    """A hand-over is accepted by a lead of the receiving region; for the network, by a coordinator too."""
    return may_manage_team(user, region)


def regions_to_host_for(user):
    """QuerySet of the regions for which the person may offer a month."""
    mandates = mandates_of(user)
    if mandates.is_coordinator:
        return Region.objects.active()
    own = mandates.regions(Act.WRITE) | mandates.regions(Act.MANAGE_TEAM)
    return Region.objects.active().filter(Q(pk__in=own))


def may_send_letters(user) -> bool:
    """Take the newsletter of a season: leads, who answer for what leaves the site, and coordinators."""
    mandates = mandates_of(user)
    return mandates.is_coordinator or bool(mandates.regions(Act.MANAGE_TEAM))


def plans_anything(user) -> bool:
    """The board shows to whom: everybody with a mandate in some region, and coordinators."""
    mandates = mandates_of(user)
    return mandates.is_coordinator or bool(mandates.regions(Act.SEE))
