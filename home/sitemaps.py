"""One sitemap per language, each address with its alternates, and an index of them."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.http import require_safe

from .public_pages import public_pages
from .reading import absolute
from .shell import shell_for

# Well below the protocol's 50,000, so that a file with six alternates each stays below 50 MB.
ADDRESSES_IN_A_FILE = 5_000


@require_safe
def index(request):
    shell = shell_for(settings.LANGUAGE_CODE)
    counts = dict.fromkeys((language.locale_id for language in shell.languages), 0)
    for locale_id in public_pages().order_by().values_list("locale_id", flat=True):
        if locale_id in counts:
            counts[locale_id] += 1
    files = [
        absolute(f"/sitemap-{language.code}-{number + 1}.xml")
        for language in shell.languages
        for number in range(-(-counts[language.locale_id] // ADDRESSES_IN_A_FILE))
    ]
    return render(request, "sitemaps/index.xml", {"files": files}, content_type="application/xml")


@require_safe
def of_language(request, code: str, number: int):
    """Released pages of one language with the released languages of each (two queries)."""
    shell = shell_for(settings.LANGUAGE_CODE)
    language = shell.by_code(code)
    if language is None or number < 1:
        raise Http404("no such sitemap")
    start = (number - 1) * ADDRESSES_IN_A_FILE
    own = public_pages().filter(locale_id=language.locale_id).order_by("pk")
    own = list(own[start : start + ADDRESSES_IN_A_FILE])
    if not own:
        raise Http404("no such sitemap")
    alternates: dict = {}
    for page in public_pages().filter(translation_key__in=[page.translation_key for page in own]):
        if other := shell.by_locale(page.locale_id):
            address = absolute(other.address(other.relative(page.url_path)))
            alternates.setdefault(page.translation_key, []).append((other.code, address))
    entries = [
        {
            "address": absolute(language.address(language.relative(page.url_path))),
            "changed": page.last_published_at,
            "alternates": sorted(alternates[page.translation_key]),
        }
        for page in own
    ]
    with override(None):  # dates for machines
        return render(request, "sitemaps/language.xml", {"entries": entries}, content_type="application/xml")
