"""Forgetting one content for good, for somebody who has what they wrote erased. A strike looks for words;
here everything that belongs to the content goes, whatever it says."""

from django.db import transaction
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import String, StringSegment, StringTranslation, Template, TemplateSegment

from .models import Placement, PreviewLink, PublicAddress, SignOff, Staleness, Withdrawal
from .models.placement import lock_all, placements_around
from .takedown import bring_down


@transaction.atomic
def forget_content(translation_key, *, reason: str) -> int:
    """Takes every language down in silence and deletes it: pages with their versions, steps, comments and
    search entries, the texts offered to translators, their translations, the history, the old addresses.

    What stays says nothing: who signed and when, without their words; that there was a content, of which
    region. Args: reason, for the takedown that other rooms are told of. Returns how many pages went.
    """
    lock_to_forget(translation_key)
    placement = Placement.objects.filter(translation_key=translation_key).first()
    if placement is None:
        return 0
    bring_down(placement, reason=reason, silent=True)
    pages = placement.pages()
    texts = _texts(translation_key)
    for page in reversed(pages):  # translations before their original
        page.delete()
    for model, keys in texts.items():
        _delete_unused(model, keys)
    PageLogEntry.objects.filter(page_id__in=[page.pk for page in pages]).delete()
    PublicAddress.objects.filter(translation_key=translation_key).delete()
    Staleness.objects.filter(translation_key=translation_key).delete()
    PreviewLink.objects.filter(placement=placement).delete()
    SignOff.objects.filter(translation_key=translation_key).exclude(comment="").strike_words(comment="")
    Withdrawal.objects.filter(sign_off__translation_key=translation_key).strike_words(reason="")
    return len(pages)


def lock_to_forget(*translation_keys) -> None:
    """These contents and those they stand below, for a transaction that will forget them and writes into the
    audit chain before."""
    lock_all(placements_around(*Page.objects.filter(translation_key__in=translation_keys)))


def _texts(translation_key) -> dict[type, set[int]]:
    """The texts that translators were offered; several contents may share one that says the same."""
    of_source = {"source__object_id": translation_key}
    segments = StringSegment.objects.filter(**of_source).values_list("string_id", flat=True)
    translated = StringTranslation.objects.filter(context__object_id=translation_key)
    templates = TemplateSegment.objects.filter(**of_source).values_list("template_id", flat=True)
    strings = {*segments, *translated.values_list("translation_of_id", flat=True)}
    return {String: strings, Template: set(templates)}


def _delete_unused(model, keys: set[int]) -> None:
    free = {"segments": None, "translations": None} if model is String else {"segments": None}
    model.objects.filter(pk__in=keys, **free).delete()
