"""Social cards of released pages. Each version of a card has its address, and none without its page."""

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from ..public_pages import public_pages
from ..shell import Language, shell_for
from ..views import cached_briefly
from .drawing import Words, draw

KEPT = 3_600  # seconds that a drawn card is kept for the next who asks


def words_for(page, language: Language) -> Words:
    """Arguments: a page as `for_reading()` gives it, and the language of its words."""
    with override(language.code):
        labels = getattr(page, "warning_labels", None) or []
        warning = (
            f"{gettext('Content warning:')} {', '.join(str(label) for label in labels)}" if labels else ""
        )
        site = gettext("Civic Charter Community")
    return Words(language.code, language.direction, site, page.title, warning)


def address(page, language: Language) -> str:
    """Without the site's name. Asks nothing of the database."""
    mark = words_for(page, language).mark
    return reverse("card", args=[page.translation_key, language.code, mark])


@require_safe
def card(request: HttpRequest, key, code: str, mark: str) -> HttpResponse:
    """404 for what is not public, and for a version that is not the one of now: an old title is gone."""
    language = shell_for(code).by_code(code)
    row = language and public_pages().filter(translation_key=key, locale_id=language.locale_id).first()
    if not row:
        raise Http404("no such card")
    page = row.specific_class.objects.for_reading().get(pk=row.pk)
    words = words_for(page, language)
    if words.mark != mark or not page.schema_type:
        raise Http404("no such card")
    drawn = cache.get(f"card:{mark}")
    if drawn is None:
        drawn = draw(words)
        cache.set(f"card:{mark}", drawn, KEPT)
    response = HttpResponse(drawn, content_type="image/png")
    response["X-Robots-Tag"] = "noindex"
    return cached_briefly(response)
