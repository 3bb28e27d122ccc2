"""What answers below /admin/ need, whichever view gives them."""

from csp.constants import SELF, UNSAFE_INLINE
from django.urls import reverse

from .views.kept_text import carry, is_worth_carrying

# Wagtail writes scripts and styles into its pages, draws small pictures out of data, and shows a picture
# that is being uploaded from memory. Readers' pages and the account pages stay without all of it.
WAGTAIL_NEEDS = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
}


class AdminAreaMiddleware:
    """Stands behind the session and the second factor."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.root = reverse("wagtailadmin_home")

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith(self.root) and not hasattr(response, "_csp_replace"):
            response._csp_update = WAGTAIL_NEEDS
        return response

    def process_view(self, request, view, args, kwargs):
        """A form that was sent after the sign-in ended: its words come back instead of being lost."""
        if not request.path_info.startswith(self.root) or request.user.is_authenticated:
            return None
        return carry(request) if is_worth_carrying(request) else None
