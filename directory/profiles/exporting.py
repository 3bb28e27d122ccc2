"""Everything the directory keeps about one member, for them to take along."""

from typing import Any

from django.db import models

from ..listing import with_everything
from ..models import Listing, Member
from .registries import exporters


def export(member: Member) -> dict[str, Any]:
    """name of a part -> what it keeps, in what `DjangoJSONEncoder` writes."""
    whole = with_everything(Member.objects.filter(pk=member.pk)).get()
    return {name: function(whole) for name, function in exporters.items()}


def columns(row: models.Model, *left_out: str) -> dict[str, Any]:
    """The stored columns of a row by name, without those that number it or others."""
    return {
        field.name: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if field.name not in ("id", "member", *left_out)
    }


def account(member: Member) -> dict[str, Any]:
    kept = columns(member.user, "password", "is_superuser") if member.user else {}
    return {"handle": kept.pop("handle", ""), **kept}


def membership(member: Member) -> dict[str, Any]:
    """The row itself. Who invited is somebody else's number."""
    return {**columns(member, "user", "invited_by", "region"), "region": member.region.code}


def languages(member: Member) -> list[dict[str, Any]]:
    return [columns(row) for row in member.languages.all()]


def skills(member: Member) -> list[dict[str, Any]]:
    return [{**columns(row), "skill": row.skill.code} for row in member.skills.all()]


def contact(member: Member) -> list[dict[str, Any]]:
    return [columns(row) for row in member.contact_details.all()]


def listing(member: Member) -> dict[str, Any]:
    """The copy that members search and see."""
    row = Listing.objects.filter(member=member).first()
    return columns(row) if row else {}


def notices(member: Member) -> list[dict[str, Any]]:
    return [columns(row) for row in member.notices.all()]


def looks(member: Member) -> list[dict[str, Any]]:
    """On which days a lead looked at what members do not see."""
    return [columns(row, "by") for row in member.private_looks.all()]


PARTS = (account, membership, languages, skills, contact, listing, notices, looks)
