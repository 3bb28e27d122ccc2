"""Addresses of this room that are no pages."""

from django.http import Http404, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from editorial.models import PublicAddress
from home import errors
from home.public_pages import public_pages
from home.shell import shell_for
from home.views import cached_briefly, wished

from .models import Slot


@require_safe
def short_link(request, season: str, month: str):
    """On to the story of a month, in the language the browser asks for, else in the one it was written in.

    404 before its release, also where a story is planned; 410 where it was withdrawn and that may be told.
    """
    key = (
        Slot.objects.filter(season__slug=season, season__live=True, month=int(month))
        .values_list("story__translation_key", flat=True)
        .first()
    )
    versions = {page.locale_id: page for page in public_pages().filter(translation_key=key)} if key else {}
    if not versions:
        return not_public(request, key)
    page = chosen(request, versions)
    shell = shell_for()
    language = shell.by_locale(page.locale_id) or shell.language
    response = HttpResponseRedirect(language.address(language.relative(page.url_path)))
    patch_vary_headers(response, ["Accept-Language"])
    return cached_briefly(response)


def chosen(request, versions: dict):
    """Of a story's public languages the one a reader wants most."""
    languages = {language.code: language.locale_id for language in shell_for().languages}
    wanted = (versions.get(languages.get(code)) for code in wished(request))
    any_version = next(iter(versions.values()))
    return next(filter(None, wanted), None) or versions.get(any_version.source_locale_id, any_version)


def not_public(request, key):
    if key and PublicAddress.objects.filter(translation_key=key, silent=False).exists():
        return errors.gone(request)
    raise Http404("no story of this month is public")
