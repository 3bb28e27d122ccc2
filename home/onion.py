"""Tor Browser is told that the page it reads stands in an onion service, too.

https://community.torproject.org/onion-services/advanced/onion-location/
"""

import re

from django.conf import settings
from django.core import checks
from django.utils.encoding import iri_to_uri

# Version 3 of onion services: 56 letters of base32. Version 2 is switched off.
ADDRESS = re.compile(r"https?://(?:[a-z0-9-]+\.)*[a-z2-7]{56}\.onion(?::\d{1,5})?")


def is_onion(address: str) -> bool:
    return bool(ADDRESS.fullmatch(address))


class OnionLocationMiddleware:
    """Adds `Onion-Location` to pages that everybody may read and caches may keep, to no other answer: the
    address of somebody's own page is nobody else's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if is_onion(settings.ONION_ADDRESS) and is_public_page(response) and not through_tor(request):
            response["Onion-Location"] = settings.ONION_ADDRESS + iri_to_uri(request.get_full_path())
        return response


def is_public_page(response) -> bool:
    is_page = response.status_code == 200 and response.get("Content-Type", "").startswith("text/html")
    return is_page and response.get("Cache-Control", "").startswith("public")


def through_tor(request) -> bool:
    return request.META.get("HTTP_HOST", "").partition(":")[0].endswith(".onion")


@checks.register("security")
def check_onion_address(app_configs, **kwargs):
    """Readers would be sent somewhere else, or nowhere."""
    if not settings.ONION_ADDRESS or is_onion(settings.ONION_ADDRESS):
        return []
    return [checks.Error("ONION_ADDRESS is no http(s)://….onion address.", id="home.E001")]
