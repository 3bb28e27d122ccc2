"""What the release gate asks: does the member want exactly this to be public?"""

from django.utils.translation import gettext as _

from editorial.content import all_hashes, pictures_used

from ..models import OpenProfile, PublicProfilePage


def member_agrees(page) -> list[str]:
    """Asked of every release of every page; two statements, and only for public profiles. One sentence for
    every reason: whoever reads it learns nothing of the member's state.

    A translation stands on the agreement to its original, which the gate wants in public first.
    """
    if not isinstance(page, PublicProfilePage):
        return []
    profile = OpenProfile.objects.wanted().filter(translation_key=page.translation_key).first()
    original = page.original
    agreed = (
        profile.agreements.filter(content_hash__in=all_hashes(original)) if profile and original else None
    )
    if agreed is not None and agreed.exists():
        return []
    return [_("the agreement of the person who wrote it")]


def photographs_stay_on_their_page(page) -> list[str]:
    """The picture of a public profile lies among its region's; on another page nobody agreed to it."""
    shown = set(pictures_used(page).values_list("pk", flat=True))
    if not shown:
        return []
    theirs = OpenProfile.objects.exclude(pictures=[]).exclude(translation_key=page.translation_key)
    if any(shown & set(pictures) for pictures in theirs.values_list("pictures", flat=True)):
        return [_("a picture that does not belong to somebody’s public page")]
    return []
