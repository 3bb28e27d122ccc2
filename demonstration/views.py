"""/tour/: ten steps, with buttons that sign in as one of the demonstration's people."""

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from accounts.totp import current_code
from demonstration.loading.people import PASSWORD, accounts, totp_secret
from demonstration.models import DemoStamp
from demonstration.tour import SCENES, STEPS
from demonstration.way_back import VISITED

DOOR = "django.contrib.auth.backends.ModelBackend"


def only_in_the_demonstration() -> None:
    """Belt and braces: outside, the room is not installed and its addresses do not exist."""
    if not settings.DEMONSTRATION or not DemoStamp.objects.exists():
        raise Http404


@never_cache
@require_GET
def tour(request):
    only_in_the_demonstration()
    with translation.override(translation.get_language_from_request(request)):
        context = {"steps": STEPS, "password": PASSWORD, "staff": staff()}
        return render(request, "demonstration/tour.html", context)


def staff() -> list[tuple[str, str]]:
    """Handle and the second factor's code of this half minute, for those who sign in by hand."""
    return [
        (account.handle, current_code(totp_secret(account.handle)))
        for account in accounts()
        if account.has_second_factor
    ]


@require_POST
def continue_as(request, name: str):
    """Signs in as the scene's person and goes to its screen. A reader's scene signs nobody in."""
    only_in_the_demonstration()
    scene = SCENES.get(name)
    if scene is None:
        raise Http404
    if scene.handle:
        people = get_user_model().objects.filter(is_active=True)
        login(request, get_object_or_404(people, handle=scene.handle), backend=DOOR)
        request.session[VISITED] = name
    return redirect(scene.address())
