"""Which pages the screens show, each in a fixed number of queries."""

from django.db.models import CharField, Exists, F, OuterRef, Q, prefetch_related_objects
from django.db.models.functions import Cast
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation

from regions.mandates import mandates_of
from regions.roles import Act

from .models import Placement, Staleness

SHORT = 8  # rows of a list on the dashboard
LONG = 50  # rows of a list on a screen of its own


def lean(pages):
    """Pages of their own types, with the fields that all types share."""
    return pages.specific(defer=True)


def with_places(*lists) -> list[list[Page]]:
    """The lists with placement and language of every page at hand: two queries for all of them. Pages
    that are nobody's are left out."""
    fetched = [list(pages) for pages in lists]
    prefetch_related_objects([page for pages in fetched for page in pages], "placement", "locale")
    return [[page for page in pages if page.placement is not None] for pages in fetched]


def in_regions(act: Act, user):
    """Pages whose content lies in a region where a mandate allows the act."""
    mandates = mandates_of(user)
    pages = Page.objects.filter(depth__gt=1)
    placements = Placement.objects.filter(translation_key=OuterRef("translation_key"))
    if not mandates.everywhere(act):
        placements = placements.filter(region__in=mandates.regions(act))
    return pages.filter(Exists(placements))


def takes_down_anything(user) -> bool:
    mandates = mandates_of(user)
    return mandates.everywhere(Act.TAKE_DOWN) or bool(mandates.regions(Act.TAKE_DOWN))


def takedown_list(user, words: str = ""):
    """What is public and theirs to take down, one row a content, in its original language, the newest
    first."""
    original = Placement.objects.filter(
        translation_key=OuterRef("translation_key"), source_locale=OuterRef("locale")
    )
    pages = in_regions(Act.TAKE_DOWN, user).filter(Exists(original), live=True)
    if words:
        same = Page.objects.filter(translation_key=OuterRef("translation_key"), title__icontains=words)
        pages = pages.filter(Exists(same))
    return lean(pages.order_by(F("last_published_at").desc(nulls_last=True)))[:LONG]


def released_lately(user):
    """What went public lately in the regions (or languages) of the person."""
    mandates = mandates_of(user)
    mine = Q(pk__in=in_regions(Act.SEE, user).values("pk")) | Q(locale__in=mandates.languages(Act.TRANSLATE))
    pages = Page.objects.filter(mine, live=True, depth__gt=1, last_published_at__isnull=False)
    return lean(pages.order_by("-last_published_at"))[:SHORT]


def drafts_of(user):
    """Pages that the person wrote last, or owns, that are neither public as they are nor submitted."""
    under_way = WorkflowState.objects.active().filter(
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
        object_id=OuterRef("text_id"),
    )
    pages = Page.objects.filter(Q(latest_revision__user=user) | Q(owner=user), depth__gt=1)
    pages = pages.filter(has_unpublished_changes=True).annotate(text_id=Cast("pk", CharField()))
    pages = pages.filter(~Exists(under_way))
    return lean(pages.order_by("-latest_revision_created_at"))[:SHORT]


def stale_for(user):
    """Public translations whose original went on: those of the person's regions and languages."""
    mandates = mandates_of(user)
    stale = Staleness.objects.filter(translation_key=OuterRef("translation_key"), locale=OuterRef("locale"))
    mine = Q(pk__in=in_regions(Act.SEE, user).values("pk")) | Q(locale__in=mandates.languages(Act.TRANSLATE))
    pages = Page.objects.filter(Exists(stale), mine, live=True)
    return lean(pages.annotate(stale_since=stale.values("since")[:1]).order_by("stale_since"))


def sent_back_to(user) -> list[tuple[Page, WorkflowState]]:
    """What the person submitted and somebody sent back, with the workflow that holds the comment."""
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by=user)
    states = list(
        states.select_related("current_task_state__finished_by").order_by("-current_task_state__finished_at")
    )
    pages = {page.pk: page for page in lean(Page.objects.filter(pk__in=[s.object_id for s in states]))}
    return [(pages[int(s.object_id)], s) for s in states if int(s.object_id) in pages]


def open_translations(user, locale=None):
    """Translations under way in the person's regions and languages: not public yet, or stale."""
    mandates = mandates_of(user)
    target = Page.objects.filter(
        translation_key=OuterRef("source__object_id"), locale=OuterRef("target_locale"), live=True
    )
    stale = Staleness.objects.filter(
        translation_key=OuterRef("source__object_id"), locale=OuterRef("target_locale")
    )
    mine = Q(source__object_id__in=in_regions(Act.SEE, user).values("translation_key")) | Q(
        target_locale__in=mandates.languages(Act.TRANSLATE)
    )
    translations = Translation.objects.filter(mine, Exists(stale) | ~Exists(target), enabled=True)
    if locale is not None:
        translations = translations.filter(target_locale=locale)
    return translations.select_related("source", "target_locale").order_by("-source__last_updated_at", "pk")


def untranslated(user, locale):
    """Public originals that have no page in the language, and that the person may offer to it: content of
    the own regions, or everything public where the language is theirs."""
    mandates = mandates_of(user)
    original = Placement.objects.filter(
        translation_key=OuterRef("translation_key"), source_locale=OuterRef("locale")
    )
    there = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=locale)
    pages = Page.objects.filter(Exists(original), ~Exists(there), live=True)
    if locale.pk not in mandates.languages(Act.TRANSLATE):
        pages = pages.filter(pk__in=in_regions(Act.WRITE, user).values("pk"))
    return lean(pages.order_by("-last_published_at"))[:LONG]
