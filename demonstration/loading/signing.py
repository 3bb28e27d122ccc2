"""The people of the demonstration do what people do: submit, sign, send back, translate, take down."""

from dataclasses import dataclass

from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from editorial import signing, submission, translation
from editorial.models import Kind, SignOff
from regions.mandates import forget_mandates

CHECKLIST = {
    "consent_recorded": "on",
    "consent_covers_languages": "on",
    "identifying_details_checked": "on",
    "images_checked": "on",
}


class StringsDoNotAlignError(Exception):
    """A translation has other pieces of text than its original."""


@dataclass
class Cast:
    """Everybody by handle; answers who does what for a page."""

    people: dict

    def __getitem__(self, handle: str):
        forget_mandates(self.people[handle])
        return self.people[handle]

    def writer_of(self, page):
        return self[f"{page.region.code}-editor"] if not page.region.is_network else self["network-editor"]

    def signer_of(self, page):
        kind = signing.current_step(page).task.specific.kind
        if kind == Kind.LANGUAGE:
            return self[f"{page.locale.language_code}-reviewer"]
        role = "approver" if kind == Kind.REGIONAL else "safety"
        return self.next_of(page, f"{page.region.code}-{role}")

    def next_of(self, page, handle: str):
        """The first of two colleagues, or the second where the first has signed this step."""
        step, first = signing.current_step(page), self[handle]
        signed = SignOff.objects.standing().filter(task_state_id=step.pk, user=first).exists()
        return self[f"{handle}-2"] if signed else first


def fresh(page: Page):
    return type(page)._base_manager.get(pk=page.pk)


def submit(page, cast: Cast):
    submission.submit_for_sign_off(page, by=cast.writer_of(page))
    return fresh(page)


def sign(page, cast: Cast, **answers):
    """One step, by whoever's it is."""
    step = signing.current_step(page)
    safety = step.task.specific.kind == Kind.SAFETY
    checklist = {**(CHECKLIST if safety else {}), **({} if safety else answers)}
    signing.sign_off(page, by=cast.signer_of(page), checklist=checklist)
    return fresh(page)


def sign_all(page, cast: Cast, **answers):
    """Every step, until the page is public or waits for its time."""
    while page.current_workflow_task_state:
        page = sign(page, cast, **answers)
    return page


def translate(original, translated_words, cast: Cast, language: str, *, partly: bool = False):
    """Fills the translators' strings of `original` with those of an in-memory page of the same shape.

    Args: partly, the words end somewhere and the rest stays untranslated. Returns the draft page.
    Raises: StringsDoNotAlignError.
    """
    locale = translated_words.locale
    by = cast[f"{language}-translator"]
    translation.start_translation(original, [locale], by=by)
    wanted = dict(pieces(translated_words))
    segments = StringSegment.objects.filter(source__object_id=original.translation_key)
    seen: dict[str, int] = {}
    for segment in segments.select_related("string", "context").order_by("context__path", "order"):
        path = segment.context.path
        place = (path, seen.setdefault(path, 0))
        seen[path] += 1
        if place not in wanted and partly:
            continue
        if place not in wanted:
            raise StringsDoNotAlignError(f"{original.slug} [{language}]: nothing for {path}")
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            defaults={
                "data": wanted[place],
                "last_translated_by": by,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            },
        )
    return type(original)._base_manager.get(translation_key=original.translation_key, locale=locale)


def pieces(page):
    """((path, number at this path), text) of every string of an in-memory page."""
    seen: dict[str, int] = {}
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            number = seen.setdefault(segment.path, 0)
            seen[segment.path] += 1
            yield (segment.path, number), segment.string.data


def submit_translation(page, cast: Cast):
    by = cast[f"{page.locale.language_code}-translator"]
    submission.submit_translation(page, by=by)
    return fresh(page)
