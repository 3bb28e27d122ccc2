"""How a public page is found and answered."""

import datetime

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from editorial.addresses import old_address

from . import errors
from .public_pages import best_version, versions_at
from .reading import Reading, absolute, query_of, versions_of
from .shell import shell_for


@require_safe
def serve(request, path: str = ""):
    """A released page, in the reader's language or with a notice that it waits for a translator.

    Two queries: the content's released languages, then the page itself.
    """
    shell = shell_for(get_language())
    if shell.language.code != get_language():
        raise Http404("a language in which nobody writes here")
    versions = versions_at(shell, path)
    if not versions:
        return absent(request)
    chosen = best_version(versions, shell.language.locale_id)
    found = versions_of(shell, versions)
    shown = shell.by_locale(chosen.locale_id)
    if shown == shell.language and shown.relative(chosen.url_path) != path:
        # Another language's words in the address: this language has its own.
        return HttpResponseRedirect(found[shown.code].url + query_of(request))
    request.reading = Reading(shell, path, query_of(request), found, shown.code, chosen.region_id)
    page = chosen.specific_class.objects.for_reading().get(pk=chosen.pk)
    response = page.serve(request)
    if request.reading.is_missing:
        response["X-Robots-Tag"] = ", ".join(filter(None, (response.get("X-Robots-Tag"), "noindex")))
    return cached_briefly(response)


def absent(request):
    """Renamed, withdrawn, or never there."""
    old = old_address(request.path_info)
    if old is None:
        raise Http404("no such page")
    if old.moved_to:
        return cached_briefly(HttpResponsePermanentRedirect(old.moved_to + query_of(request)))
    return errors.gone(request)


def cached_briefly(response):
    """Shared caches may keep what everybody sees, no longer than a takedown may take."""
    response["Cache-Control"] = f"public, max-age={settings.READER_CACHE_SECONDS}"
    return response


@require_safe
def choose_language(request):
    """The bare address: on to a language whose front page is public, by the browser's wishes.

    The one place that looks at Accept-Language; nothing is remembered.
    """
    public = [language.code for language in shell_for(settings.LANGUAGE_CODE).languages if language.is_public]
    code = next(filter(public.__contains__, wished(request)), None)
    if code is None:
        code = settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in public or not public else public[0]
    response = HttpResponseRedirect(f"/{code}/{query_of(request)}")
    patch_vary_headers(response, ["Accept-Language"])
    return response


def wished(request):
    """The site's codes for the languages the browser asks for, best first."""
    for code, _quality in parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", "")):
        try:
            yield get_supported_language_variant(code)
        except LookupError:
            continue


@never_cache
@require_safe
def healthz(request):
    """200 while the site can answer readers; 503 (the middleware) while its database is away."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def robots(request):
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {absolute('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")


@require_safe
def security_txt(request):
    """RFC 9116. Without a contact in the settings there is none."""
    if not settings.SECURITY_CONTACT:
        raise Http404("no contact is set")
    # A day's answers are the same: caches and copies keep them.
    midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    expires = midnight + datetime.timedelta(days=180)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat().replace('+00:00', 'Z')}",
        "Preferred-Languages: " + ", ".join(code for code, _name in settings.LANGUAGES),
        f"Canonical: {absolute('/.well-known/security.txt')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain")
