"""Three caches: one that may be away, one that says so, and readers' pages in each process for itself."""

from redis.backoff import NoBackoff
from redis.retry import Retry

LOCMEM = "django.core.cache.backends.locmem.LocMemCache"
# A server that does not answer is asked once, for half a second: nobody waits for a cache.
REDIS = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5, "retry": Retry(NoBackoff(), 0)}


def caches(shared: dict) -> dict:
    """Django's CACHES, from the shared cache's own entry (CACHE_URL)."""
    forgiving = shared
    if shared["BACKEND"].endswith(".RedisCache"):
        shared = {**shared, "OPTIONS": REDIS}
        forgiving = {**shared, "BACKEND": "safekeeping.forgiving_cache.ForgivingRedisCache"}
    return {
        "default": forgiving,
        "counts": shared,  # the same server, for those who have to know that it is away
        "pages": {"BACKEND": LOCMEM, "LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 1_000}},
    }
