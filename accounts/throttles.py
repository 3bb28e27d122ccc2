"""How often somebody may try, by account and by address. Safekeeping hashes every key before it is kept."""

import ipaddress
from itertools import chain

from allauth.core.internal.httpkit import get_client_ip
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext

from safekeeping.throttle import Throttle, Verdict, WhenCacheIsAway

SLOW_DOWN = "slow_down"
TOO_MANY_REQUESTS = 429
MINUTE, HOUR = 60, 3600
IPV6_NEIGHBOURHOOD = 64  # one household or phone owns all addresses of such a block

# Ten wrong passwords, then a pause: standards.md, "Safety". An office behind one address shares the second.
SIGN_IN_ACCOUNT = Throttle("sign-in-account", limit=10, seconds=600)
SIGN_IN_ADDRESS = Throttle("sign-in-address", limit=30, seconds=600)
CODE = Throttle("second-factor-code", limit=10, seconds=600)
RESET_ADDRESS = Throttle("reset-address", limit=20, seconds=3600)
RESET_MAIL = Throttle("reset-mail", limit=1, seconds=3600, when_cache_is_away=WhenCacheIsAway.REFUSE)
EMAIL_MAIL = Throttle("email-mail", limit=5, seconds=3600, when_cache_is_away=WhenCacheIsAway.REFUSE)
EMAIL_CODE = Throttle("email-code", limit=5, seconds=3600)


def address_of(request: HttpRequest) -> str:
    """The caller's address; of an IPv6 one the block its owner can choose from, "" where there is none."""
    ip = get_client_ip(request)
    if not ip:
        return ""
    address = ipaddress.ip_address(ip)
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, IPV6_NEIGHBOURHOOD), strict=False).network_address)


def hit_all(*hits: tuple[Throttle, str]) -> Verdict:
    """Count one attempt in every throttle, or in none when one of them refuses."""
    counted: list[tuple[Throttle, str]] = []
    for throttle, key in hits:
        verdict = throttle.hit(key)
        if not verdict.allowed:
            take_back(*counted)
            return verdict
        counted.append((throttle, key))
    return Verdict(allowed=True)


def take_back(*hits: tuple[Throttle, str]) -> None:
    """Uncount attempts that turned out right: only wrong ones slow people down."""
    for throttle, key in hits:
        throttle.take_back(key)


def slow_down(verdict: Verdict) -> ValidationError:
    """What to tell somebody who has to wait, in minutes or, of two hours and more, in hours."""
    minutes = max(1, -(-verdict.retry_after // MINUTE))
    hours = -(-verdict.retry_after // HOUR)
    message = (
        ngettext(
            "Too many attempts. Please try again in %(minutes)s minute.",
            "Too many attempts. Please try again in %(minutes)s minutes.",
            minutes,
        )
        if verdict.retry_after < 2 * HOUR
        else ngettext(
            "Too many attempts. Please try again in %(hours)s hour.",
            "Too many attempts. Please try again in %(hours)s hours.",
            hours,
        )
    )
    params = {"minutes": minutes, "hours": hours, "retry_after": verdict.retry_after}
    return ValidationError(message, code=SLOW_DOWN, params=params)


def paced(response: HttpResponse, form: BaseForm) -> HttpResponse:
    """The answer that shows a form: where haste was refused, 429 and the seconds to wait."""
    errors = chain.from_iterable(error.as_data() for error in form.errors.values())
    slow = next((error for error in errors if error.code == SLOW_DOWN), None)
    return too_many(response, slow.params["retry_after"]) if slow else response


def too_many(response: HttpResponse, seconds: int) -> HttpResponse:
    """Says in the head of an answer, too, that somebody has to wait, and for how long."""
    response.status_code = TOO_MANY_REQUESTS
    response["Retry-After"] = str(max(1, seconds))
    return response
