"""Where this part keeps words that safety can strike, and what a member takes along of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from editorial.strike.places import SealedPlace

from ..models import Member, OpenProfile
from .draft import WRITTEN, profile_of


def drafts_in_reach(scope):
    return scope.by_key(OpenProfile.objects.all(), "translation_key")


PLACES = [SealedPlace(_("drafts of public profiles"), drafts_in_reach, ("name", "text", "photo_alt"))]


def public_page(member: Member) -> dict[str, Any]:
    """The draft, and when the member agreed to what."""
    profile = profile_of(member)
    if profile is None:
        return {}
    agreed = list(profile.agreements.values("content_hash", "given_on"))
    return {
        **{name: getattr(profile, name) for name in WRITTEN},
        "closed_at": profile.closed_at,
        "agreed": agreed,
    }
