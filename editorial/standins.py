"""Stand-ins: where a region has nobody who can sign, its lead asks somebody of another region."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log as log_action

from regions.models import Mandate
from regions.permissions import may_name_stand_in
from regions.roles import roles_that_may
from safekeeping import audit

from . import notices, release
from .authorship import authors_of
from .models import Kind, StandIn
from .models.standin import ACTS, forget_stand_ins


class StandInRefused(PermissionDenied):
    """A stand-in is not needed, not possible, or not this person's to name."""


def candidates(page, kind: Kind):
    """People of other regions who hold the same mandate there and could sign this version."""
    rows = Mandate.objects.in_force().filter(role__in=roles_that_may(ACTS[kind]), region__isnull=False)
    rows = rows.exclude(region=page.region).values("user")
    people = get_user_model().objects.filter(is_active=True, pk__in=rows)
    return people.exclude(pk__in=barred_from(page)).order_by("handle")


def barred_from(page) -> set[int]:
    """Ids of those who cannot give a further sign-off: they contributed, or signed this version already."""
    signed = release.sign_offs_for(page.get_latest_revision_as_object())
    return authors_of(page) | set(signed.values_list("user_id", flat=True))


@transaction.atomic
def name_stand_in(page, task, user, *, by) -> StandIn:
    """Lets `user` of another region give this page the task's sign-off for 14 days.

    Raises: StandInRefused unless `by` leads the page's region, nobody there can sign, and `user` holds
    the same mandate elsewhere.
    """
    if page.placement is None or task.kind not in ACTS or not may_name_stand_in(by, page.region):
        raise StandInRefused(_("Only a lead of the region can name a stand-in."))
    if task.signers(page).exclude(pk__in=barred_from(page)).exists():
        raise StandInRefused(_("The region has somebody who can sign this."))
    if user.pk == by.pk or not candidates(page, task.kind).filter(pk=user.pk).exists():
        raise StandInRefused(_("This person cannot stand in: they need the same mandate in another region."))
    stand_in = StandIn.objects.create(placement=page.placement, kind=task.kind, user=user, named_by=by)
    forget_stand_ins(user)
    facts = {"kind": str(task.kind), "stand_in": user.pk}
    log_action(page, "editorial.stand_in", user=by, data={"reason": str(task.kind.label)})
    audit.record("standin.named", actor_id=by.pk, subject=f"page:{page.pk}", facts=facts)
    notices.tell([user], "stand_in_named")
    return stand_in
