"""Writing the page before anybody else reads it, and the page that a draft would become."""

import json
from typing import Any

from django.db import transaction
from django.utils.crypto import get_random_string
from wagtail.models import Locale

from safekeeping.hashing import keyed_hash

from ..lifecycle import locked
from ..models import DirectoryPage, Member, MemberSkill, OpenProfile, PublicProfilePage

WRITTEN = ("written_in", "name", "text", "skills", "languages", "region_withheld", "with_photo", "photo_alt")
# An address says nothing, and nobody learns from "-2" at its end that somebody of that name is here, too.
SLUG_LETTERS, SLUG_LENGTH = "abcdefghjkmnpqrstuvwxyz23456789", 10


def profile_of(member: Member) -> OpenProfile | None:
    return OpenProfile.objects.filter(member=member).first()


def fresh_draft(member: Member, language: str) -> OpenProfile:
    """What the form begins with: the name, skills and languages that members see, for the owner to change."""
    offered = member.skills.filter(kind=MemberSkill.Kind.OFFERED, skill__retired=False)
    return OpenProfile(
        member=member,
        written_in=language,
        name=member.display_name,
        skills=" ".join(offered.values_list("skill__code", flat=True)),
        languages=" ".join(row.code for row in member.languages.all()),
    )


@transaction.atomic
def save_draft(member: Member, words: dict[str, Any]) -> OpenProfile:
    """Keeps what the form says. Nothing of it is sent, and what is public stays as it is."""
    locked(member)
    profile = profile_of(member) or OpenProfile(member=member)
    for name, value in words.items():
        setattr(profile, name, value)
    profile.save()
    return profile


def seal_of(profile: OpenProfile) -> str:
    """Of the draft as it reads now, with its photograph."""
    words = [getattr(profile, name) for name in WRITTEN]
    return keyed_hash("directory:open-profile", json.dumps([*words, photo_seal(profile)]))


def photo_seal(profile: OpenProfile) -> str:
    photo = profile.member.photo if profile.with_photo else None
    return keyed_hash("directory:open-profile-photo", photo) if photo else ""


# The page -------------------------------------------------------------------------------------------


def languages_to_write_in() -> list[tuple[str, str]]:
    """(code, locale's name) of the languages in which the directory has a page to stand below."""
    locales = Locale.objects.filter(pk__in=DirectoryPage.objects.values("locale"))
    return [(locale.language_code, str(locale)) for locale in locales]


def page_of(profile: OpenProfile | None) -> PublicProfilePage | None:
    """The page in the language it was written in; None before it was sent for the first time."""
    if profile is None or profile.translation_key is None:
        return None
    pages = PublicProfilePage.objects.filter(translation_key=profile.translation_key)
    return pages.originals().first()


def page_from(profile: OpenProfile) -> PublicProfilePage:
    """What the draft would become, unsaved: the newest version of its page with the draft's words."""
    page = page_of(profile)
    draft = page.get_latest_revision_as_object() if page else new_page(profile.written_in)
    draft.title, draft.text = profile.name, profile.text
    draft.skills, draft.spoken = profile.skill_codes, profile.language_codes
    draft.region_withheld = profile.region_withheld
    draft.hero_alt = profile.photo_alt if profile.with_photo else ""
    return draft


def new_page(language: str) -> PublicProfilePage:
    slug = get_random_string(SLUG_LENGTH, SLUG_LETTERS)
    # Without an owner: nobody who works on it learns whose it is.
    return PublicProfilePage(
        locale=Locale.objects.get(language_code=language), slug=slug, live=False, owner=None
    )
