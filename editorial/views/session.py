"""Asked by keep-text.js before a form is sent."""

from django.http import JsonResponse
from django.middleware.csrf import get_token


def still_signed_in(request):
    """Answers signed-in people with the token that their forms need now (signing in again changes it);
    everybody else gets what the admin area answers strangers. Nothing but this site's own pages can read
    the answer."""
    return JsonResponse({"signed_in": True, "token": get_token(request)})
