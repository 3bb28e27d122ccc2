"""Every pattern of the URLconf, by its whole route, as Django joins it."""

from collections.abc import Iterator

from django.urls import Resolver404, URLPattern, get_resolver, resolve


def routes(patterns=None, before: str = "") -> Iterator[str]:
    """Whole routes. Of two patterns with one route the first answers for both."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        own = str(pattern.pattern)
        route = before + own.removeprefix("^") if before else own
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern.url_patterns, route)


def route_of(address: str) -> str:
    """The route that answers an address; a question mark where none does."""
    try:
        return resolve(address.partition("?")[0]).route
    except Resolver404:
        return "?"
