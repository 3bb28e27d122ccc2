"""The sheet beside a letter's page."""

from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.listing import language_of
from home.public_pages import best_version, versions_at
from home.shell import shell_for
from home.templatetags.home_tags import bcp47
from home.views import cached_briefly

from ..models import ActionPage
from .paper import Letter, sheet

KEPT = 24 * 3600  # seconds: drawing a sheet takes longer than reading one


@require_safe
def letter_file(request, path: str):
    """The letter at this address, in the reader's language or, while it is not translated, in its own.

    Arguments: path, of the action's page below the language. Two queries, like the page.
    """
    shell = shell_for(get_language())
    versions = versions_at(shell, path) if shell.language.code == get_language() else []
    if not versions:
        raise Http404("no such letter")
    chosen = best_version(versions, shell.language.locale_id)
    if chosen.specific_class is not ActionPage:
        raise Http404("this is no action")
    action = ActionPage.objects.get(pk=chosen.pk)
    if not action.is_letter:
        raise Http404("this is no letter")
    language = language_of(shell, action)
    response = HttpResponse(drawn(action, language), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="letter.pdf"'
    response["Content-Language"] = bcp47(language.code)
    return cached_briefly(response)


def drawn(action: ActionPage, language) -> bytes:
    """Once for each release of each language."""
    key = f"letter:{action.pk}:{action.last_published_at:%Y%m%d%H%M%S%f}"
    found = cache.get(key)
    if found is None:
        is_from_right = language.direction == "rtl"
        words = (action.addressee, action.salutation, action.letter)
        found = sheet(Letter(*words, language=language.code, is_from_right=is_from_right))
        cache.set(key, found, KEPT)
    return found
