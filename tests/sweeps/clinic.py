"""Sessions of the clinic: the verified member presents one that is summed up and one that has just begun;
somebody else's waits for a facilitator."""

from campaigns.clinic.states import Phase
from campaigns.models import ClinicSession
from directory.models import Member
from tests.campaigns.clinic.acts import BRIEF, brought_to, go_on
from tests.factories import MemberFactory

SAID = "sandpiper-in-the-clinic"  # stands in every word of the sessions


def clinic(owner: Member) -> dict:
    words = {**BRIEF, "title": SAID, "about": SAID, "stuck": SAID}
    summed_up = go_on(brought_to(Phase.SUMMARY, member=owner, **words))
    waiting = ClinicSession.objects.create(**words)
    waiting.parts.create(member=MemberFactory(), role="presenter", state="joined")
    brief = ClinicSession.objects.create(**words)
    brief.parts.create(member=owner, role="presenter", state="joined")
    return {
        "clinic": summed_up.public_id,
        "clinic_brief": brief.public_id,
        "clinic_waiting": waiting.public_id,
    }
