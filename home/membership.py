"""Pages for members alone, in any room. Who is a member and in which state, the directory knows: it registers
the door through which its own pages are entered."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404

from editorial.registries import Registry

# door(view) -> the view behind it
doors = Registry()


def members_only(view: Callable) -> Callable:
    """A view that opens through the directory's door; without a directory, to nobody."""

    @wraps(view)
    def entered(request, *args, **kwargs):
        if not doors:
            raise Http404("nobody is a member")
        guarded = view
        for door in doors:
            guarded = door(guarded)
        return guarded(request, *args, **kwargs)

    return entered
