"""The page behind an invitation link."""

from django.contrib import messages
from django.contrib.auth import login
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.throttles import address_of
from safekeeping.throttle import Throttle

from .. import invitations
from ..forms import JoinForm

DOOR = "django.contrib.auth.backends.ModelBackend"
# Guessing 256 bits is hopeless; this keeps the trying cheap for us.
attempts = Throttle("invitation", limit=30, seconds=3600)


@never_cache
def accept_invitation(request, token: str):
    """A spent, withdrawn, old and invented link answer alike."""
    allowed = attempts.hit(address_of(request)).allowed
    invitation = invitations.find_open(token) if allowed else None
    if invitation is None:
        return render(request, "regions/invitation_spent.html", status=404)
    if request.user.is_authenticated:
        return accept_as_somebody_known(request, token, invitation)
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            user = form.save()
            invitations.accept(token, user)
        login(request, user, backend=DOOR)
        messages.success(request, _("Welcome. Your account is ready."))
        return redirect("wagtailadmin_home")
    return render(request, "regions/join.html", {"form": form, "invitation": invitation})


def accept_as_somebody_known(request, token: str, invitation):
    if request.method == "POST":
        invitations.accept(token, request.user)
        messages.success(request, _("You now hold this mandate."))
        return redirect("wagtailadmin_home")
    return render(request, "regions/take_up.html", {"invitation": invitation})
