"""When the cached shell and the cached pages are forgotten, and what a new region or language gets."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from editorial.credits import credit_withdrawn
from editorial.models import Placement
from regions.models import Region
from regions.signals import language_added, region_added

from . import page_cache, shell, structure, tasks
from .search import index


def forget_after_commit(sender, **kwargs):
    """After the commit: forgotten before it, another process would read and keep the old state."""
    transaction.on_commit(shell.forget)
    transaction.on_commit(page_cache.forget)


def give_front_pages(sender, region, **kwargs):
    """Drafts of a new region's front page, in every language."""
    structure.build_region_pages(region)


def give_structure(sender, locale, **kwargs):
    """Drafts of a new language's home, indexes and regions' front pages."""
    structure.build_structure(locale)
    for region in Region.objects.active():
        structure.build_region_pages(region, [locale])


def make_pictures_after_commit(sender, instance, **kwargs):
    transaction.on_commit(lambda: tasks.make_pictures.enqueue(instance.pk), robust=True)


def search_after_commit(sender, instance, **kwargs):
    key = str(instance.translation_key)
    transaction.on_commit(lambda: tasks.index_words.enqueue(key), robust=True)


def search_no_more(sender, instance, **kwargs):
    """Within the transaction that takes it down."""
    index.forget([instance.pk])


def connect() -> None:
    page_published.connect(search_after_commit, dispatch_uid="home.search")
    page_unpublished.connect(search_no_more, dispatch_uid="home.search.forget")
    page_published.connect(make_pictures_after_commit, dispatch_uid="home.pictures")
    region_added.connect(give_front_pages, dispatch_uid="home.region")
    language_added.connect(give_structure, dispatch_uid="home.language")
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move, credit_withdrawn):
        signal.connect(forget_after_commit, dispatch_uid="home.shell")
    for model in (Locale, Placement, Region, Site):
        for signal in (post_save, post_delete):
            signal.connect(forget_after_commit, sender=model, dispatch_uid=f"home.shell.{model.__name__}")
