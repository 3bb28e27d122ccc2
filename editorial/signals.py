"""What follows when a page was released or went down, by whatever path."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from modelsearch.signal_handlers import post_delete_signal_handler, post_save_signal_handler
from wagtail.models import (
    Page,
    PageViewRestriction,
    ReferenceIndex,
    Revision,
    get_default_page_content_type,
)
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move
from wagtail_localize.models import (
    LocaleSynchronization,
    SegmentOverride,
    StringTranslation,
    TranslationSource,
)

from . import addresses, authorship
from .gate import is_bookkeeping
from .models import Ended, PreviewLink, RegionalPage, Staleness
from .preview_links.ending import revoke
from .takedown import withdraw_sign_offs
from .translation import note_staleness


@receiver(page_published, dispatch_uid="editorial.after_release")
def after_release(sender, instance, **kwargs):
    if not isinstance(instance, RegionalPage) or instance.placement is None:
        return
    addresses.remember(instance)
    # Wagtail leaves it to a worker; the gate asks it which files are public from this instant on.
    ReferenceIndex.create_or_update_for_object(instance)
    if not instance.is_translation:
        # wagtail-localize never refreshes its source by itself: translations would be up to date for
        # ever.
        source = TranslationSource.objects.get_for_instance_or_none(instance)
        if source:
            source.update_from_db()
    note_staleness(instance)


@receiver(post_save, dispatch_uid="editorial.search_entry")
def keep_search_entry(sender, instance, update_fields=None, **kwargs):
    """Every saved revision saves bookkeeping of its page, too, in which nothing is searched."""
    if issubclass(sender, RegionalPage) and not is_bookkeeping(update_fields):
        post_save_signal_handler(instance, **kwargs)


@receiver(post_delete, dispatch_uid="editorial.no_search_entry")
def remove_search_entry(sender, instance, **kwargs):
    if issubclass(sender, RegionalPage):
        post_delete_signal_handler(instance, **kwargs)


@receiver(page_slug_changed, dispatch_uid="editorial.renamed")
@receiver(post_page_move, dispatch_uid="editorial.moved")
def keep_addresses_below(sender, instance, **kwargs):
    addresses.remember_below(instance)


@receiver(page_unpublished, dispatch_uid="editorial.after_unpublish")
def nothing_comes_back_by_itself(sender, instance, **kwargs):
    """Whatever unpublished it (button, bulk action, expiry, shell): the release command must not bring
    it back, and no language stays up alone."""
    if not isinstance(instance, RegionalPage) or instance.placement is None:
        return
    with transaction.atomic():
        instance.placement.lock()
        Staleness.objects.filter(
            translation_key=instance.translation_key, locale_id=instance.locale_id
        ).delete()
        if not instance.is_translation:
            withdraw_sign_offs(instance, None, "unpublished")
            for page in instance.placement.pages():
                if page.live and page.pk != instance.pk:
                    page.unpublish()
        elif instance.original and instance.original.live:
            withdraw_sign_offs(instance, None, "unpublished")


@receiver(post_delete, sender=Page, dispatch_uid="editorial.previews_of_deleted_pages")
def end_preview_links(sender, instance, **kwargs):
    revoke(PreviewLink.objects.running().filter(page_id=instance.pk), Ended.DELETED)


@receiver(post_save, sender=Revision, dispatch_uid="editorial.revision_author")
def keep_writer(sender, instance, **kwargs):
    if instance.user_id and instance.base_content_type_id == get_default_page_content_type().pk:
        authorship.note_revision(instance, instance.user_id)


@receiver(post_save, sender=StringTranslation, dispatch_uid="editorial.string_author")
@receiver(post_save, sender=SegmentOverride, dispatch_uid="editorial.override_author")
def keep_translator(sender, instance, update_fields=None, **kwargs):
    if update_fields is None or {"data", "data_json"} & set(update_fields):
        authorship.note_string(instance)


@receiver(pre_save, sender=StringTranslation, dispatch_uid="editorial.string_text")
def refuse_what_no_page_can_hold(sender, instance, **kwargs):
    if "\x00" in instance.data:
        raise ValidationError("NUL")


@receiver(pre_save, sender=PageViewRestriction, dispatch_uid="editorial.no_private_pages")
def no_private_pages(sender, **kwargs):
    """A private original would leave its translations public; whether the public sees a page, its
    sign-offs say."""
    raise PermissionDenied


@receiver(pre_save, sender=LocaleSynchronization, dispatch_uid="editorial.no_mirrored_trees")
def no_mirrored_trees(sender, **kwargs):
    """It copies a whole tree as aliases, now and with every new page; content is never mirrored."""
    raise PermissionDenied
