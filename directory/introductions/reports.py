"""What members tell the safety team. Safety of the reporter's region and of everywhere reads it: no lead,
no coordinator."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from regions.mandates import mandates_of
from regions.permissions import may_check_safety
from regions.roles import Act
from safekeeping import audit

from ..models import SafetyReport


def reads_somewhere(user) -> bool:
    mandates = mandates_of(user)
    return mandates.everywhere(Act.SIGN_SAFETY) or bool(mandates.regions(Act.SIGN_SAFETY))


def reports_for(user) -> QuerySet[SafetyReport]:
    """Those this person may read, without their words."""
    mandates = mandates_of(user)
    rows = SafetyReport.objects.defer("text").select_related("member__region", "introduction")
    if mandates.everywhere(Act.SIGN_SAFETY):
        return rows
    return rows.filter(member__region__in=mandates.regions(Act.SIGN_SAFETY))


def read(report: SafetyReport, *, by) -> SafetyReport:
    """The report with its words, for one look that the audit chain keeps. Raises PermissionDenied."""
    require(report, by)
    audit.record("safety.read", actor_id=by.pk, subject=f"report:{report.pk}")
    return SafetyReport.objects.select_related("member__user", "introduction").get(pk=report.pk)


@transaction.atomic
def settle(report: SafetyReport, *, by) -> None:
    """Somebody of safety took care of it. A second time changes nothing. Raises PermissionDenied."""
    require(report, by)
    settled = SafetyReport.objects.filter(pk=report.pk, settled_at=None)
    if settled.update(settled_at=timezone.now(), settled_by=by.pk):
        audit.record("safety.settled", actor_id=by.pk, subject=f"report:{report.pk}")


def require(report: SafetyReport, by) -> None:
    if not may_check_safety(by, report.member.region):
        raise PermissionDenied("This report is not yours to read.")
