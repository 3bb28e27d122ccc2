"""What is written about a campaign outside its page. Kept in the audit chain without a name."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from home.skill_requests import end_request_for
from safekeeping import audit

from ..models import Need, Partner
from ..states import Visibility
from . import rights

MOST = 200  # rows beside one campaign


class DeskRefused(PermissionDenied):
    """The act is not this person's, or not possible; the message says which."""


def require(allowed: bool) -> None:
    if not allowed:
        raise DeskRefused(_("You may not do this."))


@transaction.atomic
def add_partner(placement, *, by, name: str, role: str, visibility: str) -> Partner:
    require(rights.may_keep_partners(by, placement.region))
    placement.lock()
    if Partner.objects.filter(placement=placement).count() >= MOST:
        raise DeskRefused(_("There are too many already. Remove some first."))
    facts = {"name": name, "role": role, "visibility": visibility}
    partner = Partner.objects.create(placement=placement, **facts)
    note("partner_added", placement, by, visibility=visibility)
    return partner


@transaction.atomic
def show_partner(partner: Partner, visibility: str, *, by) -> None:
    require(rights.may_keep_partners(by, partner.placement.region) and visibility in Visibility.values)
    Partner.objects.filter(pk=partner.pk).update(visibility=visibility)
    note("partner_shown", partner.placement, by, visibility=visibility)


@transaction.atomic
def remove_partner(partner: Partner, *, by) -> None:
    require(rights.may_keep_partners(by, partner.placement.region))
    partner.delete()
    note("partner_removed", partner.placement, by)


@transaction.atomic
def add_need(placement, *, by, kind: str, words: str) -> Need:
    require(rights.may_keep_needs(by, placement.region))
    placement.lock()
    if Need.objects.filter(placement=placement).count() >= MOST:
        raise DeskRefused(_("There are too many already. Remove some first."))
    need = Need.objects.create(placement=placement, kind=kind, words=words)
    note("need_added", placement, by, kind=kind)
    return need


@transaction.atomic
def remove_need(need: Need, *, by) -> None:
    require(rights.may_keep_needs(by, need.placement.region))
    end_request_for(need.key, actor_id=by.pk)
    need.delete()
    note("need_removed", need.placement, by)


def note(event: str, placement, by, **facts) -> None:
    audit.record(f"campaign.{event}", actor_id=by.pk, subject=f"content:{placement.pk}", facts=facts)
