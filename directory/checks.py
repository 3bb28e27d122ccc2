"""A column that nobody gave an audience fails the build: it would be shown to whoever asks first."""

from django.apps import apps
from django.core import checks
from django.db import models

from .audiences import PROFILE_FIELDS


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Columns of personal rows that are no part of a profile; `visible()` shows them to nobody.
BOOKKEEPING: dict[str, frozenset[str]] = {
    "directory.Member": _names(
        "id public_id user invited_by created_on state state_before state_since vetted_at preset audiences "
        "at_once per_month rest_days unanswered wants_mail mail_for_now mailed_on last_seen_on reminded_at "
        "erase_after_days suspended_for emptied_on"
    ),
    "directory.ContactDetail": _names("id public_id member kind order"),
    "directory.MemberLanguage": _names("id member"),
    "directory.MemberSkill": _names("id member kind level"),
    # A copy of what members may see, made through `visible()`.
    "directory.Listing": _names(
        "member public_id name sort_key region_id languages skills jurisdictions words shown"
    ),
    # Shown to the engine, and to the two people of a pair (directory/exchange, directory/introductions).
    "directory.Offer": _names(
        "id public_id member skill level modes effort hours languages jurisdictions made_at expires_on "
        "withdrawn_at"
    ),
    "directory.Request": _names(
        "id public_id member skill level urgency modes hours languages jurisdiction near summary detail "
        "named is_named origin state opened_at expires_on last_wave_at closed_at"
    ),
    "directory.Suggestion": _names("id request steps by made_at answer answered_at"),
    "directory.Ask": _names("id public_id request member state reasons made_at answer_by answered_at"),
    "directory.Introduction": _names(
        "id public_id request requester helper state proposed_at expires_at opened_at closed_at"
    ),
    "directory.Message": _names("id introduction mentorship author text sent_at read_at form_key"),
    "directory.Reveal": _names("id introduction mentorship owner detail made_at revoked_at"),
    "directory.FollowUp": _names("id introduction member after_days asked_at answer answered_at"),
    "directory.SafetyReport": _names("id introduction mentorship member text made_at settled_at settled_by"),
    # Shown to the engine and the two of a pair; of check-ins each sees the own (directory/mentorship).
    "directory.Programme": _names(
        "id public_id names abouts region languages opens_on closes_on months state asked_leader leader"
    ),
    "directory.MentorshipEntry": _names(
        "id public_id programme member role skills languages hours pace near places words not_with campaign "
        "state made_at"
    ),
    "directory.Mentorship": _names(
        "id public_id programme mentor_entry mentee_entry mentor mentee skill campaign state reasons "
        "proposed_at answer_by mentor_yes_at mentee_yes_at opened_at ends_on asked_to_end_at paused_by "
        "ended_at"
    ),
    "directory.Goal": _names("id public_id mentorship author text state made_at"),
    "directory.Session": _names("id public_id mentorship starts_at minutes state"),
    "directory.CheckIn": _names("id mentorship member month asked_at signal met words answered_at"),
    "directory.Farewell": _names("id mentorship member outcome thanks made_at"),
    # People without an account: read by the person with the code, and by the leads who answer.
    "directory.IntakeCase": _names(
        "id key receipt_hash region handed_to skill topic languages urgency state outcome opened_on "
        "last_activity_on"
    ),
    "directory.IntakeMessage": _names("id case from_lead text sent_on form_key"),
    "directory.CaseProposal": _names(
        "id public_id case lead skill urgency languages jurisdiction summary detail asked_on answer request"
    ),
    "directory.IntakeMail": _names("lead mailed_on"),
    # Which lead looked on which day, told to the member alone (directory/profiles).
    "directory.PrivateLook": _names("id member by on"),
    # Who shall never meet whom, told to the one who said so; who looked at too much, told to safety.
    "directory.Exclusion": _names("id public_id member other knew_name made_on"),
    "directory.Excess": _names("id by region kind window made_at"),
    "directory.Notice": _names("id public_id member kind about created_at read_at"),
    # How somebody joined, and comes back: numbers, hashes and moments (directory/joining).
    "directory.MemberInvitation": _names(
        "id public_id token_hash region invited_by created_at expires_at used_at withdrawn_at"
    ),
    "directory.Vetting": _names("id member kind by at"),
    "directory.VouchAsk": _names("id public_id newcomer voucher by_lead made_at answer answered_at"),
    "directory.RecoveryCode": _names("id member code_hash used_at"),
    # The draft of a public page, the content it became, and what the member agreed to (public_page/).
    "directory.OpenProfile": _names(
        "id member translation_key written_in name text skills languages region_withheld with_photo "
        "photo_alt sent_as photo_as pictures closed_at"
    ),
    "directory.Agreement": _names("id profile content_hash given_on"),
    "directory.Reopening": _names(
        "id public_id member lead voucher begun_at expires_at token_hash usable_from stopped_at used_at"
    ),
}
# Which field of a profile tells a column whose name differs from it.
TOLD_BY: dict[str, str] = {
    "directory.ContactDetail.value": "contact",
    "directory.MemberLanguage.code": "languages",
    "directory.MemberLanguage.level": "languages",
    "directory.MemberSkill.skill": "skills_offered",
}
# Models of this room that hold nothing about a person.
IMPERSONAL = {
    "directory.Skill",
    "directory.SkillLabel",
    "directory.SchemeVersion",
    "directory.DirectoryPage",
    "directory.MonthlyFigures",
    "directory.OutsideLine",
    "directory.PublicProfilePage",  # signed words for everybody; whose they are, OpenProfile says
}


def columns(model: type[models.Model]) -> list[str]:
    return [field.name for field in model._meta.local_concrete_fields]


def without_audience(model: type[models.Model]) -> list[str]:
    """Columns of a personal model that stand in no table."""
    label = model._meta.label
    own = BOOKKEEPING.get(label, frozenset())
    fields = PROFILE_FIELDS if label == "directory.Member" else ()
    return [
        name
        for name in columns(model)
        if name not in own and name not in fields and TOLD_BY.get(f"{label}.{name}") not in PROFILE_FIELDS
    ]


@checks.register("directory")
def every_column_has_an_audience(app_configs, **kwargs) -> list[checks.CheckMessage]:
    return [
        checks.Error(
            f"{model._meta.label}.{name} has no audience.",
            hint="Enter it in directory/audiences.py, or say in directory/checks.py that it is bookkeeping.",
            id="directory.E001",
        )
        for model in apps.get_app_config("directory").get_models()
        if model._meta.label not in IMPERSONAL
        for name in without_audience(model)
    ]
