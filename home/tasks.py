"""Work that no reader and no editor waits for."""

from django_tasks import task
from wagtail.images import get_image_model
from wagtail.models import Page

from .pictures import make_renditions
from .prepared import Needs, raw_of
from .search import index


@task()
def make_pictures(page_id: int) -> None:
    """Makes the files of a released page's pictures, so that its first reader does not wait for them."""
    page = Page.objects.filter(pk=page_id, live=True).first()
    page = page and page.specific
    if page is None:
        return
    needs = Needs()
    for name in getattr(page, "body_fields", ()):
        needs.read(raw_of(getattr(page, name)))
    for image in get_image_model().objects.filter(pk__in=needs.images):
        make_renditions(image, "figure")
    if hero := getattr(page, "hero", None):
        make_renditions(hero, "hero", "card", "lead")


@task()
def index_words(translation_key: str) -> None:
    """Lets readers find what was released."""
    index.index_content(translation_key)
