"""The release gate: nothing that is written can make unsigned content public.

Source: docs/rights.md, section 4, and decision 0002. It asks no workflow, and no switch turns it off.
"""

from django.apps import apps
from django.db.models.signals import m2m_changed, pre_delete, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.models import Page, ReferenceIndex

from . import release
from .content import canonical, credit_mark, fingerprint, images_and_documents, withdraw_credit
from .models import RegionalPage

# Saves that name nothing else cannot change what a reader sees. (save_revision saves the *draft* object
# of a live page this way.)
BOOKKEEPING = frozenset(
    {
        "alias_of", "alias_of_id", "depth", "draft_title", "has_unpublished_changes", "latest_revision",
        "latest_revision_created_at", "live_revision", "locked", "locked_at", "locked_by", "numchild",
        "path", "url_path", "wagtail_admin_comments",
    }
)  # fmt: skip


@receiver(pre_save, dispatch_uid="editorial.release_gate")
def release_gate(sender, instance, update_fields=None, **kwargs):
    if not issubclass(sender, Page):
        return
    if is_bookkeeping(update_fields):
        return
    keep_withdrawn(instance)
    if will_be_public(instance, update_fields):
        enforce(as_it_would_read(instance, update_fields))
    # A save that names fields writes no child rows, as far as it tells: they are not let through.
    instance._passed_the_gate = update_fields is None


def keep_withdrawn(instance) -> None:
    """Whoever read a page before its translator's credit was taken away, and saves it now, must not bring
    the name back: by its content hash it is what was signed."""
    if not getattr(instance, "translator_credit", ""):
        return
    stored = type(instance)._base_manager.filter(pk=instance.pk).only("withdrawn_credit").first()
    if stored is not None and stored.withdrawn_credit == credit_mark(instance):
        withdraw_credit(instance)


def is_bookkeeping(update_fields) -> bool:
    return update_fields is not None and set(update_fields) <= BOOKKEEPING


def will_be_public(instance, update_fields) -> bool:
    if instance.depth == 1 and not isinstance(instance, RegionalPage):
        return False  # the root of the tree is no page
    if update_fields is None or "live" in update_fields:
        return instance.live
    # The row keeps its own state, whatever the instance believes.
    return is_public(instance.pk)


def is_public(page_id) -> bool:
    return Page.objects.filter(pk=page_id, live=True).exists()


def as_it_would_read(instance, update_fields=None):
    """What the public would read after this save. A base Page (moves save it, a shell may) knows half of
    the content, and a save that names its fields writes only those: the rest comes from the row."""
    model = instance.specific_class if instance.pk else None
    if model is None or (update_fields is None and isinstance(instance, model)):
        return instance
    stored = model._base_manager.filter(pk=instance.pk).first()
    if stored is None:
        return instance  # half a fixture: has no type that could be released
    for field in instance._meta.concrete_fields:
        if update_fields is None or {field.name, field.attname} & set(update_fields):
            setattr(stored, field.attname, getattr(instance, field.attname))
    return stored


def enforce(page) -> None:
    """Raises ReleaseBlocked unless this content may be public now, or is what the public reads."""
    stored = type(page)._base_manager.filter(pk=page.pk, live=True).first()
    if stored is not None and canonical(stored) == canonical(page):
        return  # moved, locked, re-ordered: the public reads what it read before
    if getattr(page, "placement", None):
        page.placement.lock()  # a takedown under way must be seen, a later one must wait
    if reasons := release.missing(page):
        raise release.ReleaseBlocked(
            _("This page cannot be public. Missing: %(reasons)s.") % {"reasons": ", ".join(reasons)}
        )


# Child rows are saved after their page, by the page. Alone (save(update_fields=["links"]) sends no
# signal, row.save() none for the page) they would change public words behind the gate's back.


def parental_key_of(model):
    for field in model._meta.fields:
        if isinstance(field, ParentalKey) and issubclass(field.related_model, Page):
            return field if field.related_model is not Page else None  # editors' comments
    return None


def watch_rows_and_files() -> None:
    """Connects the gate to every child model, many-to-many choice and file model. Called once, ready."""
    for model in apps.get_models():
        if parental_key_of(model):
            pre_save.connect(child_row_gate, sender=model, dispatch_uid=f"gate.row.{model._meta.label}")
            pre_delete.connect(child_row_gate, sender=model, dispatch_uid=f"gate.row.{model._meta.label}")
        for field in model._meta.local_many_to_many:
            if issubclass(model, Page) and isinstance(field, ParentalManyToManyField):
                through = field.remote_field.through
                m2m_changed.connect(choice_gate, sender=through, dispatch_uid=f"gate.choice.{field}")
    for model in images_and_documents():
        pre_save.connect(file_gate, sender=model, dispatch_uid=f"gate.file.{model._meta.label}")
        pre_delete.connect(file_gate, sender=model, dispatch_uid=f"gate.file.{model._meta.label}")


def child_row_gate(sender, instance, origin=None, **kwargs):
    if origin is not None and not (isinstance(origin, sender) or getattr(origin, "model", None) is sender):
        return  # deleted together with its page, document, …
    page = getattr(instance, parental_key_of(sender).name, None)
    if page is None or getattr(page, "_passed_the_gate", False):
        return
    if is_public(page.pk):
        raise release.ReleaseBlocked(_("A part of a public page is changed by saving the page."))


def choice_gate(sender, instance, action, **kwargs):
    if not action.startswith("pre_") or getattr(instance, "_passed_the_gate", False):
        return
    if isinstance(instance, Page) and is_public(instance.pk):
        raise release.ReleaseBlocked(_("A part of a public page is changed by saving the page."))


def file_gate(sender, instance, origin=None, **kwargs):
    """What a public page shows cannot change under it: its picture is exchanged by a new one, on a new
    version of the page, which is signed off."""
    stored = sender._base_manager.filter(pk=instance.pk).first() if instance.pk else None
    if stored is None or not used_in_public(stored):
        return
    deleting = kwargs.get("signal") is pre_delete
    if deleting or fingerprint(stored) != fingerprint(instance):
        raise release.ReleaseBlocked(
            _("A public page uses this file. Put a new file into the page, or take the page down first.")
        )


def used_in_public(file) -> bool:
    pages = [
        int(reference.object_id)
        for reference in ReferenceIndex.get_references_to(file).select_related("base_content_type")
        if issubclass(reference.base_content_type.model_class() or object, Page)
    ]
    return Page.objects.filter(pk__in=pages, live=True).exists()
