"""Who may begin a translation of what, into which languages."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from regions.mandates import mandates_of
from regions.roles import Act

from . import release
from .translation import start_translation


class OfferRefused(PermissionDenied):
    """The person may not begin a translation of this, or not into these languages."""


def languages_to_offer(page, user) -> list[Locale]:
    """Languages in which the person may begin a translation of this original now: its editors any, a
    translator the own, and only what is public or signed off; languages that have begun are left out."""
    if page.is_translation:
        return []
    begun = Page.objects.filter(translation_key=page.translation_key).values("locale")
    free = Locale.objects.exclude(pk__in=begun)
    if page.permissions_for_user(user).writes_here():
        return list(free)
    own = free.filter(pk__in=mandates_of(user).languages(Act.TRANSLATE))
    return list(own) if own and release.signed_sources(page) else []


def offer_translation(page, locales, *, by) -> None:
    """Begins translations.

    Raises: OfferRefused where a language is not the person's to begin.
    """
    allowed = {locale.pk for locale in languages_to_offer(page, by)}
    if not {locale.pk for locale in locales} <= allowed:
        raise OfferRefused(_("You cannot begin a translation into these languages."))
    start_translation(page, locales, by=by)
