from cms.settings.caches import caches


def away(port: int) -> dict:
    """CACHES as in production, with a shared cache on a port where nobody listens."""
    backend = "django.core.cache.backends.redis.RedisCache"
    return caches({"BACKEND": backend, "LOCATION": f"redis://127.0.0.1:{port}"})
