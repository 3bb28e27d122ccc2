"""Saving the own profile, and seeing it before it is saved."""

import copy
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from safekeeping.hashing import keyed_hash

from ..lifecycle import locked
from ..listing import refresh_listing, with_everything
from ..models import ContactDetail, Member, MemberLanguage, MemberSkill, Skill
from .edit_forms import ProfileForm, ProfileForms, contact_of, languages_of, skills_of


class ChangedMeanwhile(Exception):
    """Another window saved since this form was opened. `now` is what is stored."""

    def __init__(self, now: Member):
        super().__init__("the profile was changed since the form was opened")
        self.now = now


def whole(member: Member) -> Member:
    return with_everything(Member.objects.filter(pk=member.pk)).get()


def values(member: Member) -> dict[str, Any]:
    """Everything that the form edits, as stored."""
    return {
        **{name: getattr(member, name) for name in ProfileForm.Meta.fields},
        "languages": languages_of(member),
        "skills": skills_of(member),
        "contact": contact_of(member),
    }


def start_of(member: Member) -> str:
    """A seal of what the form began with."""
    return keyed_hash("directory:profile-form", json.dumps(values(member), cls=DjangoJSONEncoder))


@transaction.atomic
def save(member: Member, forms: ProfileForms, *, start: str) -> None:
    """Stores what valid forms say. Raises ChangedMeanwhile, and then nothing has changed."""
    locked(member)
    now = whole(member)
    if start != start_of(now):
        raise ChangedMeanwhile(now)
    row = forms.main.save(commit=False)
    row.save(update_fields=list(ProfileForm.Meta.fields))
    _save_languages(row, forms.languages.kept)
    _save_skills(row, forms.skills.kept)
    _save_contact(row, forms.contact.kept)
    refresh_listing(row)


def _save_languages(member: Member, rows: list[dict[str, Any]]) -> None:
    member.languages.exclude(code__in=[row["code"] for row in rows]).delete()
    for row in rows:
        MemberLanguage.objects.update_or_create(
            member=member, code=row["code"], defaults={"level": row["level"]}
        )


def _save_skills(member: Member, rows: list[dict[str, Any]]) -> None:
    kept = [
        MemberSkill.objects.update_or_create(
            member=member, skill_id=row["skill"], kind=row["kind"], defaults={"level": row["level"]}
        )[0].pk
        for row in rows
    ]
    member.skills.exclude(pk__in=kept).delete()


def _save_contact(member: Member, rows: list[dict[str, Any]]) -> None:
    """A row keeps its number: others may have been shown it. An id that is not one's own is a new row."""
    own = {detail.public_id: detail for detail in member.contact_details.all()}
    kept = []
    for order, row in enumerate(rows):
        detail = own.pop(row["public_id"], None) or ContactDetail(member=member)
        detail.kind, detail.value, detail.order = row["kind"], row["value"], order
        detail.save()
        kept.append(detail.pk)
    member.contact_details.exclude(pk__in=kept).delete()


# Before it is saved ----------------------------------------------------------------------------------


def unsaved(member: Member, forms: ProfileForms) -> Member:
    """The member as valid forms would make it, for looking at only."""
    draft = copy.copy(member)
    for name in ProfileForm.Meta.fields:
        setattr(draft, name, forms.main.cleaned_data[name])
    skills = Skill.objects.in_bulk([row["skill"] for row in forms.skills.kept])
    rows: dict[str, list] = {
        "languages": [MemberLanguage(member=draft, **row) for row in forms.languages.kept],
        "skills": [
            MemberSkill(member=draft, skill=skills[row["skill"]], kind=row["kind"], level=row["level"])
            for row in forms.skills.kept
        ],
        "contact_details": [],  # shown to one person at a time, never here
    }
    draft.__dict__["_prefetched_objects_cache"] = rows  # where `.all()` looks before it asks the database
    return draft


def differences(forms: ProfileForms, now: Member) -> list[tuple[str, str]]:
    """(label, stored text) of the fields that another window changed to something else than was typed."""
    return [
        (str(field.label), str(getattr(now, field.name)))
        for field in forms.main
        if str(getattr(now, field.name)) != str(forms.main.cleaned_data.get(field.name, ""))
    ]
