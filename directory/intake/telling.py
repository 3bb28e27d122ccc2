"""The mail to leads that somebody waits: the same words, once a day at most, and at no hour that tells when
somebody wrote."""

from django.db import IntegrityError, transaction
from django.db.models import Q

from regions.models import Region
from regions.permissions import holders
from regions.roles import Act
from safekeeping import outbox

from ..models import IntakeCase, IntakeMail
from ..models.member import today
from .rights import regions_without_leads

MAIL = "directory/somebody_waits"


def tell_leads() -> int:
    """Mails every lead in whose region somebody waits; the network's for a region without any. Returns how
    many mails."""
    waiting = IntakeCase.objects.waiting()
    offered = IntakeCase.objects.exclude(handed_to=None)
    regions = Region.objects.filter(
        Q(pk__in=waiting.values("region")) | Q(pk__in=offered.values("handed_to"))
    )
    if regions.filter(pk__in=regions_without_leads()).exists():
        regions |= Region.objects.network()
    leads = {}
    for region in regions:
        for lead in holders(Act.MANAGE_MEMBERS, region=region).exclude(Q(email=None) | Q(email="")):
            leads[lead.pk] = lead
    return sum(tell(lead) for lead in leads.values())


def tell(lead) -> bool:
    """One mail, unless the person had one today. Two runs at once: the row says who was first."""
    rows = IntakeMail.objects.filter(lead=lead)
    try:
        with transaction.atomic():
            if not rows.exclude(mailed_on=today()).update(mailed_on=today()):
                if rows.exists():
                    return False
                IntakeMail.objects.create(lead=lead, mailed_on=today())
            outbox.post(address=lead.email, template=MAIL, context={}, language=lead.language)
    except IntegrityError:
        return False
    return True
