"""What must hold of a meeting before it may be public, whatever way its content came."""

from django.utils.translation import gettext as _

from .models import MeetingPage, PlacePolicy


def no_place_is_kept_back(page) -> list[str]:
    """A place that not everybody may know is written nowhere: not into the page, its translations, its
    history or what is made of them. The form refuses it too; this holds for imports and old versions."""
    if isinstance(page, MeetingPage) and page.place and page.place_policy != PlacePolicy.PUBLIC:
        return [_("a page without the place, which is not public")]
    return []


CONDITIONS = (no_place_is_kept_back,)
