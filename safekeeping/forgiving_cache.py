"""Redis as a cache that may be away: what it does not answer was not kept.

For all that is only quicker with it, the libraries' values included: readers' pages must not hang on it. What
has to know that it is away (throttles, budgets) asks the cache named "counts" and decides itself.
"""

import logging

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
# Every operation of a cache, and what it answers when nothing was kept and nothing can be.
ANSWERS = {
    "add": True,  # nobody else was seen to be first
    "set": None,
    "touch": False,
    "delete": False,
    "get_many": {},
    "set_many": [],
    "delete_many": None,
    "has_key": False,
    "clear": False,
}


class ForgivingRedisCache(RedisCache):
    """Raises nothing for a server that cannot be asked. `incr` raises the ValueError of a name it does not
    know, as every cache does."""

    def get(self, key, default=None, version=None):
        return self._asked("get", default, key, default, version)

    def incr(self, key, delta=1, version=None):
        found = self._asked("incr", None, key, delta, version)
        if found is None:
            raise ValueError("the shared cache is away")
        return found

    def _asked(self, operation: str, otherwise, *args, **options):
        try:
            return getattr(super(), operation)(*args, **options)
        except (RedisError, OSError) as error:
            logger.warning("The shared cache is away (%s)", type(error).__name__)
            return otherwise


def _forgiving(operation: str, otherwise):
    def ask(self, *args, **options):
        return self._asked(operation, otherwise, *args, **options)

    ask.__name__ = operation
    return ask


for _operation, _otherwise in ANSWERS.items():
    setattr(ForgivingRedisCache, _operation, _forgiving(_operation, _otherwise))
