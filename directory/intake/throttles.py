"""How often somebody may ask, or try a code. The address is hashed before it is counted, in the cache, and
forgotten within minutes: no row holds it.

What everybody does together is limited, too: nobody guesses codes from ten thousand machines. 3,000 tries an
hour are 26 million a year, against 10^15 codes.
"""

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from accounts.throttles import address_of, hit_all, slow_down, take_back
from safekeeping.throttle import Throttle, Verdict

EVERYBODY = "everybody"

ASK_ADDRESS = Throttle("intake-ask-address", limit=5, seconds=600)
ASK_ALL = Throttle("intake-ask-all", limit=100, seconds=600)
CODE_ADDRESS = Throttle("intake-code-address", limit=10, seconds=600)
CODE_ALL = Throttle("intake-code-all", limit=3000, seconds=3600)
WRITE = Throttle("intake-write", limit=10, seconds=600)


def may_ask(request: HttpRequest) -> ValidationError | None:
    """None, or what to tell somebody who has to wait."""
    return refused(hit_all((ASK_ADDRESS, address_of(request)), (ASK_ALL, EVERYBODY)))


def may_try_a_code(request: HttpRequest) -> ValidationError | None:
    return refused(hit_all(*tries(request)))


def was_right(request: HttpRequest) -> None:
    """Only wrong codes slow people down."""
    take_back(*tries(request))


def may_write(receipt_hash: str) -> ValidationError | None:
    return refused(WRITE.hit(receipt_hash))


def tries(request: HttpRequest) -> list[tuple[Throttle, str]]:
    return [(CODE_ADDRESS, address_of(request)), (CODE_ALL, EVERYBODY)]


def refused(verdict: Verdict) -> ValidationError | None:
    return None if verdict.allowed else slow_down(verdict)
