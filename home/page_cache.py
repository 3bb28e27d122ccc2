"""Readers' pages, kept in each process for as long as shared caches may keep them: what everybody sees is not
made anew for everybody.

Only answers that say `Cache-Control: public` themselves, to requests without a cookie, at addresses that are
not without number. A kept answer says how much of its time is left, so that nobody keeps it longer in all. A
release or a takedown ends all of them at once, in every process.
"""

import re
import time
import uuid

from django.conf import settings
from django.core.cache import cache, caches
from django.utils.cache import get_cache_key, learn_cache_key

GENERATION = "pages-generation"
# What else may stand behind an address is the reader's own choice among too many, and is made anew.
KNOWN_QUERY = re.compile(r"(?:(?:page=[1-9]\d{0,2}|lite=1)(?:&(?=.)|$))*")
LARGEST = 200_000  # bytes
MAX_AGE = re.compile(r"max-age=(\d+)")


class PageCacheMiddleware:
    """Answers from the memory of this process where it can."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        generation = generation_for(request)
        if not generation:
            return self.get_response(request)
        pages = caches["pages"]
        key = get_cache_key(request, generation, "GET", cache=pages)
        if found := key and pages.get(key):
            return with_time_left(*found)
        response = self.get_response(request)
        if request.method == "GET" and may_be_kept(response):
            key = learn_cache_key(request, response, settings.READER_CACHE_SECONDS, generation, cache=pages)
            pages.set(key, (response, time.time()), settings.READER_CACHE_SECONDS)
        return response


def generation_for(request) -> str:
    """What was public when this request began; empty where nothing is kept for it.

    Read before the page is made: an answer that a takedown overtakes is kept where nobody looks any more.
    """
    kind = request.method in ("GET", "HEAD") and not request.COOKIES
    if not (settings.KEEPS_PAGES and kind and KNOWN_QUERY.fullmatch(request.META.get("QUERY_STRING", ""))):
        return ""
    if request.path_info.startswith((*settings.PERSONAL_PATHS, settings.STATIC_URL)):
        return ""
    generation = cache.get(GENERATION, "")
    if not generation:
        forget()
        # The cache may be away: then nobody would hear of a takedown.
        generation = cache.get(GENERATION, "")
    return generation


def forget(*_args, **_kwargs) -> None:
    """Every kept page of every process, from now on."""
    cache.set(GENERATION, uuid.uuid4().hex, None)


def may_be_kept(response) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "public" in response.get("Cache-Control", "")
        and "Cookie" not in response.get("Vary", "")
        and len(response.content) <= LARGEST
    )


def with_time_left(response, since: float):
    """In `max-age` itself: not every proxy takes an `Age` off (RFC 9111, section 4.2.3)."""
    age = max(0, int(time.time() - since))
    left = MAX_AGE.sub(lambda found: f"max-age={max(0, int(found[1]) - age)}", response["Cache-Control"])
    response["Cache-Control"] = left
    return response
