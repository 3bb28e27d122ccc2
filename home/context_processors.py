"""The shell for templates outside the page tree (sign-in, tour, forms). Lazy: a template that does not
draw the site's frame asks nothing."""

from django.utils.functional import SimpleLazyObject

from .reading import reading_without_page
from .shell import shell_for


def frame(request):
    return {
        "reading": SimpleLazyObject(
            lambda: getattr(request, "reading", None) or reading_without_page(request)
        ),
        "shell": SimpleLazyObject(shell_for),
    }
