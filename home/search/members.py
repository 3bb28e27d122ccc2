"""What the search page shows of members to verified members: a part that the directory fills."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from editorial.registries import Registry


@dataclass(frozen=True)
class Part:
    """template: draws it with `part`, these facts, as its context."""

    template: str
    facts: dict[str, Any]


# ask(request, text) -> Part, or None for whoever may not look.
parts = Registry()
Ask = Callable[[HttpRequest, str], Part | None]


def parts_for(request: HttpRequest, text: str) -> list[Part]:
    """Nothing is asked for a reader without a session: their answer neither varies by cookie nor waits."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return []
    return [part for ask in parts if (part := ask(request, text)) is not None]
