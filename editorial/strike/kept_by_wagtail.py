"""Where Wagtail and this room keep words beside the pages themselves."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.models import FormState
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Comment,
    CommentReply,
    ModelLogEntry,
    Page,
    PageLogEntry,
    ReferenceIndex,
    Revision,
    TaskState,
    get_default_page_content_type,
)

from ..models import PublicAddress, SignOff, Withdrawal
from .places import Place, codes_of_pages, word_columns


def of_pages(scope, rows, prefix: str = ""):
    """Rows that name a page by its content type and its id as text."""
    if scope.everything:
        return rows
    named = {f"{prefix}base_content_type": get_default_page_content_type()}
    return rows.filter(**named, **{f"{prefix}object_id__in": scope.page_ids_as_text})


def versions(scope):
    return of_pages(scope, Revision.objects.all())


def page_history(scope):
    return scope.by_page(PageLogEntry.objects.all(), "page_id")


def other_history(scope):
    rows = ModelLogEntry.objects.all()
    if scope.everything:
        return rows
    files = {model: files_of(scope, model) for model in file_models()}
    types = [ContentType.objects.get_for_model(model) for model in files]
    ids = [str(pk) for found in files.values() for pk in found.values_list("pk", flat=True)]
    return rows.filter(content_type__in=types, object_id__in=ids)


def steps(scope):
    return of_pages(scope, TaskState.objects.all(), "workflow_state__")


def file_models() -> list:
    return [get_image_model(), get_document_model()]


def files_of(scope, model):
    """Pictures and documents belong to regions; with one content they are not touched, others use them."""
    rows = model._base_manager.all()
    if scope.everything:
        return rows
    if scope.is_one_content or not hasattr(model, "region"):
        return rows.none()
    mine = rows.filter(region__in=scope.placements.values("region"))
    return mine.exclude(pk__in=shown_elsewhere(scope, mine))


def shown_elsewhere(scope, files) -> list[int]:
    """Pictures and documents that a public page of another region shows: not to be changed from here."""
    return [file.pk for file in files if public_pages_with(file).exclude(pk__in=scope.page_ids).exists()]


def public_pages_with(file):
    rows = ReferenceIndex.get_references_to(file).filter(base_content_type=get_default_page_content_type())
    pages = rows.annotate(page=Cast("object_id", BigIntegerField())).values("page")
    return Page.objects.live().filter(pk__in=pages)


def file_place(model) -> Place:
    columns = tuple(name for name in ("title", "description") if hasattr(model, name))
    return Place(model._meta.verbose_name_plural, lambda scope: files_of(scope, model), columns)


def rows_of_pages() -> list[Place]:
    """The child rows of pages, of whatever room."""
    places = []
    for model in apps.get_models():
        for field in model._meta.local_fields:
            columns = word_columns(model)
            if isinstance(field, ParentalKey) and issubclass(field.related_model, Page) and columns:
                places.append(child_place(model, f"{field.name}_id", columns))
    return places


def child_place(model, key: str, columns) -> Place:
    return Place(
        model._meta.verbose_name_plural,
        lambda scope: scope.by_page(model._base_manager.all(), key),
        tuple(name for name in columns if name != "contentpath"),
    )


def replies(scope):
    return scope.by_page(CommentReply.objects.all(), "comment__page_id")


def places() -> list[Place]:
    """Made when it is asked for: the rooms above bring models of their own."""
    return [
        Place(_("versions"), versions, ("object_str", "content"), codes=codes_of_pages()),
        *rows_of_pages(),
        Place(Comment._meta.verbose_name_plural, replies, ("text",)),
        Place(_("page history"), page_history, ("label", "data")),
        Place(_("history of pictures and documents"), other_history, ("label", "data")),
        Place(_("comments of steps"), steps, ("comment",)),
        Place(
            _("comments of sign-offs"),
            lambda scope: scope.by_key(SignOff.objects.all(), "translation_key"),
            ("comment",),
        ),
        Place(
            _("reasons of takedowns"),
            lambda scope: scope.by_key(Withdrawal.objects.all(), "sign_off__translation_key"),
            ("reason",),
        ),
        Place(
            _("old public addresses"),
            lambda scope: scope.by_key(PublicAddress.objects.all(), "translation_key"),
            ("path",),
            deleted=True,  # from then on it never was
        ),
        *(file_place(model) for model in file_models()),
        # Of whomever: a preview of words that nobody saved.
        Place(_("previews under way"), lambda scope: FormState.objects.all(), ("data",), deleted=True),
    ]
