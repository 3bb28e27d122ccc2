"""Where a file is used, asked before anybody gets its bytes."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField
from django.db.models.functions import Cast
from django.dispatch import receiver
from wagtail.models import Page, ReferenceIndex
from wagtail.query import PageQuerySet
from wagtail.signals import page_published

from editorial.registries import Registry

# use(file) -> bool; a room that shows files outside pages (a public profile, a season's cover) registers
# its own question in `AppConfig.ready`. One statement each, please: it is asked for every picture.
public_uses = Registry()


def is_public(file) -> bool:
    """Whether something that everybody may read shows this image or document now."""
    return any(use(file) for use in public_uses)


def pages_that_use(file) -> PageQuerySet:
    """Pages whose row refers to the file. Of a public page that is what the public reads; a draft that
    waits beside it is only in its revision and does not count. Of a page that was never public it is the
    draft, so whoever asks must ask for `live()` or for rights, too."""
    content_types = ContentType.objects.get_for_models(Page, type(file), for_concrete_models=False)
    references = ReferenceIndex.objects.filter(
        base_content_type=content_types[Page],
        to_content_type=content_types[type(file)],
        to_object_id=str(file.pk),
    )
    numbers = references.annotate(page=Cast("object_id", IntegerField())).values("page")
    return Page.objects.filter(pk__in=numbers)


@public_uses.register
def on_a_public_page(file) -> bool:
    return pages_that_use(file).live().public().exists()


@receiver(page_published, dispatch_uid="editorial.files.note_uses")
def note_uses(sender, instance, **kwargs):
    """Wagtail writes the index in a task, which waits for the worker in production: until then a new page
    would have no pictures, and a picture that it no longer shows would stay public."""
    ReferenceIndex.create_or_update_for_object(instance)
