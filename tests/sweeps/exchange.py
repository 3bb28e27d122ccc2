"""What a verified member offers, asks for and is asked, and whom they were introduced to."""

from directory.excluding.acts import exclude
from directory.introductions import acts, afterwards
from directory.models import Ask, ContactDetail, Member, MemberLanguage
from tests.directory.exchange.actions import ask_for, helper, match, offer, say_yes
from tests.factories import MemberFactory


def exchange(owner: Member) -> dict:
    """Names of the owner's things, for the tables."""
    MemberLanguage.objects.create(member=owner, code="en", level=3)
    other = helper(contact=["elsewhere"])
    own_offer = offer(owner, "media")
    detail = ContactDetail.objects.create(member=owner, kind="other", value="nowhere")
    request = ask_for(owner)
    match()
    row = say_yes(other)
    acts.accept(row, by=owner)
    report = afterwards.report(row, by=owner, text="")
    asked = Ask.objects.create(request=ask_for(other, "media"), member=owner, answer_by=row.expires_at)
    return {
        "offer": own_offer.public_id,
        "request": request.public_id,
        "queued": ask_for(other, "media").public_id,
        "ask": asked.public_id,
        "introduction": row.public_id,
        "detail": detail.public_id,
        "report": report.pk,
        "other_member": other.public_id,
        "exclusion": exclude(owner, MemberFactory(), knew_name=True).public_id,
    }
