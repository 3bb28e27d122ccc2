"""Words for everybody: the facilitator drafts, both agree to exactly these, and a page of the campaign comes
to its region's sign-off. What the page says is what they agreed to, or the release gate keeps it back."""

import json

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.html import escape, linebreaks
from django.utils.translation import gettext as _

from editorial.content import all_hashes, content_hash
from editorial.forgetting import forget_content
from editorial.models import Placement
from editorial.models.placement import lock_all
from editorial.submission import submit_unnamed
from safekeeping import audit
from safekeeping.hashing import keyed_hash

from ..models import CampaignPage, UpdatePage
from ..models.clinic import ClinicPart, ClinicSession, ClinicSummary
from . import life
from .states import MAY_BE_PUBLISHED, Role, WrongStep

WORDS = ("title", "standfirst", "text", "campaign")
AGREED = {Role.PRESENTER: "presenter_agreed", Role.FACILITATOR: "facilitator_agreed"}
REASON = "clinic"  # all that the history of a page ever says of where it came from
# An address that says nothing, in no language.
SLUG_LETTERS, SLUG_LENGTH = "abcdefghjkmnpqrstuvwxyz23456789", 10


def seal_of(summary: ClinicSummary) -> str:
    """Of the words as they are now: what somebody agrees to."""
    return keyed_hash("clinic:summary", json.dumps([getattr(summary, name) for name in WORDS]))


def has_agreed(summary: ClinicSummary, role: str) -> bool:
    return getattr(summary, AGREED[Role(role)]) == seal_of(summary)


def both_agreed(summary: ClinicSummary) -> bool:
    return all(has_agreed(summary, role) for role in AGREED)


def campaigns_for(session: ClinicSession):
    """Public campaigns that have a page in the language of the session: the words stand below one."""
    return CampaignPage.objects.released().filter(locale__language_code=session.language)


def page_of(summary: ClinicSummary) -> UpdatePage | None:
    if summary.translation_key is None:
        return None
    return UpdatePage.objects.filter(translation_key=summary.translation_key).originals().first()


# The acts ------------------------------------------------------------------------------------------------


@transaction.atomic
def draft(session: ClinicSession, *, by: ClinicPart, **words: str) -> ClinicSummary:
    """The facilitator's words. A change asks both again, and takes back what waits for its sign-off.

    Arguments: words, those of WORDS. Raises WrongStep.
    """
    row = open_for(session, by, Role.FACILITATOR)
    summary = of(row) or ClinicSummary(session=row)
    before = seal_of(summary) if summary.pk else ""
    require_not_public(summary)
    for name, text in words.items():
        setattr(summary, name, text)
    if seal_of(summary) != before:
        withdraw_page(summary)
        summary.presenter_agreed = summary.facilitator_agreed = ""
    summary.save()
    life.tell_others(row, "clinic_agree", roles=(Role.PRESENTER,))
    return summary


@transaction.atomic
def agree(session: ClinicSession, *, by: ClinicPart, to: str) -> ClinicSummary:
    """One of the two agrees; with the second agreement the page is drafted and its sign-off begins.

    Arguments: to, the seal of the words that were read. Raises WrongStep where they changed since, and where
    they can stand below no campaign.
    """
    row = open_for(session, by, *AGREED)
    part, summary = row.parts.get(pk=by.pk), required(row)
    if to != seal_of(summary):
        raise WrongStep(_("The words changed since you read them. Read them again, then agree."))
    if has_agreed(summary, part.role):
        return summary
    setattr(summary, AGREED[Role(part.role)], to)
    if both_agreed(summary):
        send(row, summary)
    summary.save()
    life.tell_others(row, "clinic_agree", without=part, roles=tuple(AGREED))
    return summary


@transaction.atomic
def withdraw(session: ClinicSession, *, by: ClinicPart) -> None:
    """One of the two does not agree any more: the draft goes, unless it was public. Raises WrongStep."""
    row = open_for(session, by, *AGREED)
    part, summary = row.parts.get(pk=by.pk), required(row)
    require_not_public(summary)
    setattr(summary, AGREED[Role(part.role)], "")
    withdraw_page(summary)
    summary.save()
    life.tell_others(row, "clinic_agree", without=part, roles=tuple(AGREED))


def open_for(session: ClinicSession, by: ClinicPart, *roles: Role) -> ClinicSession:
    """The locked session, for one of these roles, once it is summed up. Its page is locked first, as releases
    and takedowns do, which write into the audit chain afterwards."""
    for summary in ClinicSummary.objects.filter(session=session):
        lock_page(summary)
    row = life.locked(session)
    is_theirs = row.parts.joined().filter(pk=by.pk, role__in=roles).exists()
    if not is_theirs or row.phase not in MAY_BE_PUBLISHED:
        raise life.over()
    return row


def of(row: ClinicSession) -> ClinicSummary | None:
    return ClinicSummary.objects.select_for_update(no_key=True).filter(session=row).first()


def required(row: ClinicSession) -> ClinicSummary:
    summary = of(row)
    if summary is None:
        raise life.over()
    return summary


def lock_page(summary: ClinicSummary) -> None:
    """And the campaign that it stands below, or will. A release under way ends first, and is seen."""
    keys = filter(None, [summary.translation_key, summary.campaign])
    lock_all(Placement.objects.filter(translation_key__in=keys))


def was_released(translation_key) -> bool:
    """From then on it is the region's page: what they change there is theirs to sign."""
    pages = UpdatePage.objects.filter(translation_key=translation_key, first_published_at__isnull=False)
    return translation_key is not None and pages.exists()


def require_not_public(summary: ClinicSummary) -> None:
    """For a page that the caller has locked. Raises WrongStep."""
    if was_released(summary.translation_key):
        raise WrongStep(_("It is public already. The people of its region can take it down."))


# The page ------------------------------------------------------------------------------------------------


def send(row: ClinicSession, summary: ClinicSummary) -> None:
    """The page with the agreed words and nothing else, by nobody's name, and the region's sign-off begins."""
    campaign = campaigns_for(row).filter(translation_key=summary.campaign).first()
    if campaign is None:
        raise WrongStep(_("The campaign is not public in the language of this session any more."))
    page = UpdatePage(
        locale=campaign.locale,
        slug=get_random_string(SLUG_LENGTH, SLUG_LETTERS),
        live=False,
        owner=None,
        title=summary.title,
        standfirst=summary.standfirst,
        body=json.dumps([{"type": "paragraph", "value": linebreaks(escape(summary.text))}]),
        day=timezone.localdate(),
    )
    page.founding_region = campaign.region
    campaign.add_child(instance=page)
    page.save_revision(user=None)
    summary.translation_key = page.translation_key
    summary.page_content = content_hash(UpdatePage.objects.get(pk=page.pk).get_latest_revision_as_object())
    parts = row.parts.filter(role__in=AGREED, member__user__isnull=False)
    summary.authors = " ".join(str(pk) for pk in parts.values_list("member__user", flat=True))
    submit_unnamed(page)


def withdraw_page(summary: ClinicSummary) -> None:
    """Nothing of words that nobody agrees to any more stays on a desk. The caller knows that it is not
    public, and saves."""
    if summary.translation_key is not None:
        forget_content(summary.translation_key, reason=REASON)
    summary.translation_key, summary.page_content, summary.authors = None, "", ""


def no_longer_stands(row: ClinicSession, part: ClinicPart) -> None:
    """Somebody who is not in the session any more agrees to nothing. The gate keeps the page back from here
    on; the draft goes with the next daily run, which waits for no release with the audit chain in hand."""
    if part.role in AGREED:
        ClinicSummary.objects.filter(session=row).update(**{AGREED[Role(part.role)]: ""})


@transaction.atomic
def withdraw_unagreed(summary: ClinicSummary) -> bool:
    """Takes back a draft that one of the two does not stand by. Returns whether there was one."""
    lock_page(summary)
    audit.take_turn()  # whoever hides has it in hand when they come to the words
    found = ClinicSummary.objects.select_for_update(no_key=True).get(pk=summary.pk)
    is_agreed = found.presenter_agreed and found.presenter_agreed == found.facilitator_agreed
    if found.translation_key is None or is_agreed or was_released(found.translation_key):
        return False
    withdraw_page(found)
    found.save()
    return True


# What the release gate and four eyes ask ------------------------------------------------------------------


def both_agree_to_these_words(page) -> list[str]:
    """A release condition; one statement, two for a page of the clinic, and only for updates of campaigns.
    A translation stands on its original, which the gate wants in public first."""
    if not isinstance(page, UpdatePage) or page.is_translation:
        return []
    summary = ClinicSummary.objects.filter(translation_key=page.translation_key).first()
    if summary is None or was_released(page.translation_key):
        return []
    is_agreed = summary.presenter_agreed and summary.presenter_agreed == summary.facilitator_agreed
    if is_agreed and summary.page_content in all_hashes(page):
        return []
    return [_("the agreement of the two people of the clinic to exactly these words")]


def authors(pages) -> dict[int, set[int]]:
    """For four eyes: the accounts of the two, whom nobody who works on the page may know."""
    keys = {page.pk: page.translation_key for page in pages if isinstance(page, UpdatePage)}
    if not keys:
        return {}
    rows = ClinicSummary.objects.filter(translation_key__in=keys.values())
    wrote = {row.translation_key: {int(pk) for pk in row.authors.split()} for row in rows}
    return {pk: wrote[key] for pk, key in keys.items() if key in wrote}
