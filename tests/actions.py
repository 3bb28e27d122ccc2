"""What people do, as verbs. Everything goes through the real services: nothing in a test is released
that was not signed by people who may."""

from datetime import timedelta
from itertools import count

from django.contrib.auth import get_user_model
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation

from editorial import credits, release, signing, submission, translation
from editorial.content import pictures_used
from editorial.models import Kind, RegionalPage, SignOff
from editorial.pictures import checking
from home.models import HomePage
from home.structure import build_structure
from stories.consent import records
from stories.models import ConsentRecord, Manner, Scope, StoriesIndexPage, StoryPage
from stories.season.calendar import today
from tests.factories import Person, locale, region

SAFETY_CHECKLIST = {
    "consent_recorded": "on",
    "consent_covers_languages": "on",
    "identifying_details_checked": "on",
    "images_checked": "on",
}
EVERYTHING_ON_SITE = [f"{scope}.site" for scope in Scope.values]
# What a browser sends of a story's form without any block.
NO_BLOCKS = {f"{name}-count": "0" for name in ("body", "corrections", "updates")}
_number = count(1)


def fresh(page: Page):
    """The page as the database has it now."""
    return type(page)._base_manager.get(pk=page.pk)


def somebody(*mandates: str):
    """The person of these tests who holds exactly these mandates, e.g. `somebody("kenya-editor")`."""
    handle = "-and-".join(mandates)[:40] or "nobody"  # no longer than the column
    found = get_user_model().objects.filter(handle=handle).first()
    return found or Person(handle=handle, mandates=list(mandates))


def draft(model, parent, *, by, code: str, language: str = "en", facts=None, **fields) -> RegionalPage:
    """Saves a new page of a region as a draft with its first revision. `facts`: fields that are named like
    something else here."""
    fields |= facts or {}
    fields.setdefault("title", f"{model._meta.verbose_name} {next(_number)}")
    page = model(owner=by, live=False, locale=locale(language), **fields)
    page.founding_region = region(code)
    parent.add_child(instance=page)
    page.save_revision(user=by)
    return fresh(page)


def structure(language: str = "en") -> StoriesIndexPage:
    """Home and index pages of a language as drafts of the network; returns the list of stories."""
    found = StoriesIndexPage.objects.filter(locale=locale(language)).first()
    if found:
        return found
    locale("en")
    region("network")
    build_structure(locale(language))
    return StoriesIndexPage.objects.get(locale=locale(language))


def write_story(
    *, by=None, code: str = "kenya", language: str = "en", consent: bool = True, **fields
) -> StoryPage:
    """A draft story, to which its people agreed; `by` is an editor of its region unless somebody else is
    named."""
    by = by or somebody(f"{code}-editor")
    fields.setdefault("standfirst", "Two sentences that make a stranger want to read on.")
    story = draft(StoryPage, structure(language), by=by, code=code, language=language, **fields)
    if consent:
        give_consent(story)
    return story


def give_consent(story, *, covers=EVERYTHING_ON_SITE, given_on=None, **facts) -> ConsentRecord:
    """Somebody agrees to be in a story, and safety of its region writes it down."""
    facts = {"person": "Msemaji wa mfano", "language": "sw", "manner": Manner.SPOKEN, **facts}
    given_on = given_on or today() - timedelta(days=1)
    by = somebody(f"{story.region.code}-safety")
    return records.record_consent(story.placement, by=by, covers=covers, given_on=given_on, **facts)


def edit(page, *, by, **fields):
    """Saves a new draft revision with changed fields."""
    draft_of = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft_of, name, value)
    draft_of.save_revision(user=by)
    return fresh(page)


def submit_for_sign_off(page, *, by):
    submission.submit_for_sign_off(page, by=by)
    return fresh(page)


def check_picture(image, *, faces="nobody", by=None):
    """Somebody of safety looks at a picture."""
    by = by or somebody(f"{image.region.code}-safety")
    checking.check(image, by=by, faces=faces, seen_file=image.file.name)


def check_pictures(version):
    """Every picture of an in-memory page that nobody has looked at."""
    for image in pictures_used(version).unchecked().select_related("region"):
        check_picture(image)


def sign_off(page, *, by, **answers):
    """Signs the current step; the safety checklist is complete unless other answers are given, and the
    pictures were looked at before."""
    step = signing.current_step(page)
    check_pictures(step.revision.as_object())
    checklist = SAFETY_CHECKLIST if step.task.specific.kind == Kind.SAFETY and not answers else answers
    signing.sign_off(page, by=by, checklist=checklist)
    return fresh(page)


def request_changes(page, *, by, comment="Please name no village."):
    signing.request_changes(page, by=by, comment=comment)
    return fresh(page)


def sign_offs():
    """Those given in a test: the front page and the list of stories were signed before it."""
    before = Page.objects.type(HomePage, StoriesIndexPage).values("translation_key")
    return SignOff.objects.exclude(translation_key__in=before)


def signer_of(page):
    """Somebody who may take the page's current step."""
    kind = signing.current_step(page).task.specific.kind
    if kind == Kind.LANGUAGE:
        return somebody(f"{page.locale.language_code}-reviewer")
    role = "approver" if kind == Kind.REGIONAL else "safety"
    return next_of(page, f"{page.region.code}-{role}")


def next_of(page, mandate: str):
    """Somebody with the mandate who has not signed this step; a second person where two have to."""
    step, first = signing.current_step(page), somebody(mandate)
    if not SignOff.objects.standing().filter(task_state_id=step.pk, user=first).exists():
        return first
    second = get_user_model().objects.filter(handle=f"second-{mandate}").first()
    return second or Person(handle=f"second-{mandate}", mandates=[mandate])


def release_page(page, *, by=None):
    """Brings a draft through its whole sign-off, each step by another person."""
    if page.latest_revision_id is None:  # the front page comes from a migration
        page.save_revision(user=by)
    by = by or page.get_latest_revision().user or page.owner
    page = submit_for_sign_off(page, by=by)
    while page.current_workflow_task_state:
        page = sign_off(page, by=signer_of(page))
    assert page.live, release.missing(page.get_latest_revision_as_object())
    return page


def release_structure(language: str = "en"):
    """Home and list of stories, signed by the network (and by the language's reviewers)."""
    index = structure(language)
    for page in (index.get_parent().specific, index):
        if page.live:
            continue
        if page.is_translation:
            release_structure("en")
            translate(page.original, language)
            release_translation(page)
        else:
            release_page(page, by=somebody("coordinator"))
    return fresh(index)


def start_translation(page, language: str, *, by=None):
    """A draft in the language, with its strings offered to translators; returns the page."""
    structure(language)
    by = by or somebody(f"{language}-translator")
    translation.start_translation(page, [locale(language)], by=by)
    return type(page)._base_manager.get(translation_key=page.translation_key, locale=locale(language))


def translate(page, language: str, *, by=None, leave: int = 0):
    """Starts the translation and fills every string of it but the last `leave`."""
    by = by or somebody(f"{language}-translator")
    translated = start_translation(page, language, by=by)
    segments = list(StringSegment.objects.filter(source__object_id=page.translation_key).order_by("pk"))
    for segment in segments[: len(segments) - leave]:
        said = segment.string.data
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translated.locale,
            defaults={
                "data": f"{language}-{said}" if segment.context.path == "slug" else f"[{language}] {said}",
                "last_translated_by": by,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            },
        )
    return translated


def submit_translation(page, *, by=None):
    submission.submit_translation(page, by=by or somebody(f"{page.locale.language_code}-translator"))
    return fresh(page)


def release_translation(page):
    page = submit_translation(page)
    return sign_off(page, by=signer_of(page))


def released_story(*languages: str, **fields):
    """A public story of Kenya (unless `code` says otherwise), also in these languages."""
    release_structure(fields.get("language", "en"))
    story = release_page(write_story(**fields))
    for language in languages:
        release_structure(language)
        release_translation(translate(story, language))
    return fresh(story)


def name_translator(page, name: str, *, by=None):
    """Writes the name under which readers are told who translated it, into a draft."""
    credits.name_translator(page, name, by=by or somebody(f"{page.locale.language_code}-translator"))
    return fresh(page)


def credited_story(language: str = "fr", name: str = "Njiwa"):
    """The public translation, with the translator's name, of a public story."""
    story = released_story(language)
    page = name_translator(fresh(story.get_translation(locale(language))), name)
    return release_translation(page)
