"""The rules of translations. Source: docs/rights.md, section 5."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation, TranslationSource

from . import release
from .content import CREDIT_FIELDS, content_hash
from .models.signoff import Kind, SignOff
from .models.staleness import Staleness


class TranslationRefused(PermissionDenied):
    """The translation is not ready, or its original is not; the message says which."""


def translation_of(page) -> Translation | None:
    """wagtail-localize's record of how this page is translated; None where it was written by hand."""
    rows = Translation.objects.select_related("source", "target_locale")
    return rows.filter(source__object_id=page.translation_key, target_locale_id=page.locale_id).first()


def why_unchangeable(page, user) -> str:
    """Why the person cannot change the words of a translation now; empty when they can."""
    if not page.permissions_for_user(user).writes_here():
        return _("You have no mandate to translate into this language.")
    if page.workflow_in_progress:
        return _("This translation is under sign-off. Nobody changes it until it is signed or sent back.")
    lock = page.get_lock()
    return _("This page is locked.") if lock and lock.for_user(user) else ""


def draft_from_strings(translation: Translation, *, fallback: bool = False):
    """The translated page as its strings make it now, unsaved. What is no string and of this language alone,
    the translator's credit, is the newest version's: wagtail-localize begins with the public row.

    Args: fallback, the original's text where a string is missing.
    Raises: wagtail-localize's MissingTranslationError.
    """
    draft = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=fallback)
    newest = draft.get_latest_revision_as_object()
    for name in CREDIT_FIELDS:
        setattr(draft, name, getattr(newest, name))
    return draft


def progress(page) -> tuple[int, int]:
    """(translated, total) strings of a translation; (0, 0) where it is not translated string by string."""
    translation = translation_of(page)
    if translation is None:
        return 0, 0
    total, done = translation.get_progress()
    return done, total


def made_from(page) -> str:
    """Hash of the original that a translation is made from now; noted when it is submitted."""
    translation = translation_of(page)
    if translation is not None:
        return content_hash(translation.source.as_instance())
    if page.original is None:
        return ""
    # Written by hand, against the newest original.
    sources = release.signed_sources(page.original) or [page.original.get_latest_revision_as_object()]
    return content_hash(sources[0])


def source_hash_for_sign_off(page, submitted_for: str) -> str:
    """Hash of the signed original the translation was made from.

    Args: submitted_for, what `made_from` said when the translation was submitted.
    Raises: TranslationRefused where strings are missing, where the original is neither public nor fully
    signed, or where the translation was made from another version of it.
    """
    original = page.original
    sources = release.signed_sources(original) if original else []
    if not sources:
        raise TranslationRefused(_("The original is neither public nor fully signed off."))
    done, total = progress(page)
    if done < total:
        raise TranslationRefused(
            _("The translation is incomplete: %(missing)s texts are missing.") % {"missing": total - done}
        )
    if submitted_for not in release.acceptable_source_hashes(sources[0]):
        raise TranslationRefused(_("The original went on. Update the translation to it first."))
    return submitted_for


@transaction.atomic
def start_translation(page, locales, *, by) -> list[Translation]:
    """Offers the original to translators: a draft in each language, nothing public touched.

    Args: page, the original; locales, the languages; by, who asks.
    Raises: TranslationRefused for a page that is itself a translation.
    """
    if page.is_translation:
        raise TranslationRefused(_("Translations are made from the original."))
    source = refresh_source(page)
    begun = []
    for locale in locales:
        begin_above(page, locale, by=by)
        translation, created = Translation.objects.get_or_create(source=source, target_locale=locale)
        if created or not page.has_translation(locale):
            # Only a page that does not exist yet may be written by wagtail-localize: on a live one it
            # would overwrite the public row.
            translation.save_target(user=by, publish=False)
        begun.append(translation)
    return begun


def begin_above(page, locale, *, by) -> None:
    """A draft of the page above in this language, where there is none: wagtail-localize would mirror it
    as an alias, and aliases are never public.

    Raises: TranslationRefused where nobody answers for the page above.
    """
    above = page.get_parent().specific
    if page.has_translation(locale) or above.is_root() or above.has_translation(locale):
        return
    original = getattr(above, "original", None)
    if original is None:
        raise TranslationRefused(_("This language has no pages above this one yet."))
    start_translation(original, [locale], by=by)


def refresh_source(page) -> TranslationSource:
    """Gives translators the newest text: what is signed, where something is. The row of a page that is
    not public yet holds its last draft, also behind signed content."""
    signed = release.signed_sources(page)
    source, _created = TranslationSource.update_or_create_from_instance(signed[0] if signed else page)
    return source


def offer_signed_content(content) -> None:
    """Signed and waiting: translators may work on it, also where an older version is public."""
    TranslationSource.update_or_create_from_instance(content)


def live_language_sign_off(page) -> SignOff | None:
    """The sign-off under which the public translation stands."""
    if not (page.is_translation and page.live_revision_id):
        return None
    kinds = [Kind.LANGUAGE, Kind.EMERGENCY]
    signed = SignOff.objects.of(page).filter(kind__in=kinds, revision_id=page.live_revision_id)
    return signed.order_by("-pk").first()


def is_stale(page, acceptable: set[str] | None = None) -> bool:
    """Whether the public translation was made from another original than the one that is public now.

    Args: acceptable, the hashes of that original where somebody asks about several of its languages.
    """
    signed = live_language_sign_off(page)
    if signed is None:
        return False
    if acceptable is None:
        original = page.original
        acceptable = release.acceptable_source_hashes(original) if original else {signed.source_hash}
    return signed.source_hash not in acceptable


def note_staleness(released) -> None:
    """After the release of a page: stores which public translations are stale, so that readers' pages need
    not compute it. A translation that was released makes no other language stale."""
    if released.is_translation:
        return _note(released, is_stale(released))
    acceptable = release.acceptable_source_hashes(released)
    for page in released.placement.pages()[1:]:
        _note(page, page.live and is_stale(page, acceptable))


def _note(page, stale: bool) -> None:
    row = {"translation_key": page.translation_key, "locale_id": page.locale_id}
    if stale:
        Staleness.objects.get_or_create(**row)
    else:
        Staleness.objects.filter(**row).delete()
