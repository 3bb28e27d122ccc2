"""How often one client may sign. Its network address is hashed before it is counted, in the cache, and
forgotten within the hour: no row holds it, and no third party is asked whether somebody is a person."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from accounts.throttles import address_of, hit_all, slow_down
from safekeeping.throttle import Throttle

# A village shares one address; a machine that types does not stop at ten.
CLIENT_NOW = Throttle("signature-client-now", limit=10, seconds=600)
CLIENT_TODAY = Throttle("signature-client-today", limit=60, seconds=24 * 3600)


def may_send(request: HttpRequest) -> ValidationError | None:
    """None, or what to tell somebody who has to wait."""
    client = address_of(request)
    verdict = hit_all((CLIENT_NOW, client), (CLIENT_TODAY, client))
    return None if verdict.allowed else slow_down(verdict)
