"""For people's real data. Refuses to start, in one message, when anything that protects them is missing."""

import sys

from .base import *
from .required import complaints

_said = complaints(env)
if _said:
    sys.stderr.write("The site does not start:\n" + "".join(f"  - {line}\n" for line in _said))
    # 3 is gunicorn's "a worker cannot boot": it stops instead of trying for ever.
    raise SystemExit(3)

SECRET_KEY = env.str("SECRET_KEY")
SAFEKEEPING_KEYS = env.list("SAFEKEEPING_KEYS")
SAFEKEEPING_HASH_KEY = env.str("SAFEKEEPING_HASH_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
BASE_URL = WAGTAILADMIN_BASE_URL = env.str("BASE_URL")
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# Mail, tasks -----------------------------------------------------------------------------------

globals().update({name: value for name, value in env.dj_email_url("EMAIL_URL").items() if value is not None})
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL")
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Only over TLS ---------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
if env.bool("BEHIND_PROXY", False):
    # Only where the proxy in front overwrites this header; otherwise a reader could claim TLS.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Whom a throttle slows down: without it everybody would be the proxy, and ten would lock out all others.
    ALLAUTH_TRUSTED_CLIENT_IP_HEADER = "X-Real-IP"

# What is written down --------------------------------------------------------------------------

# Who read what is kept nowhere. Requests that fail for the reader (4xx) are not logged: their paths hold
# invitation links and titles. What is left passes a formatter that takes persons out.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"without_persons": {"()": "cms.logs.WithoutPersons"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "without_persons"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["nowhere"], "propagate": False},
        "django.server": {"handlers": ["nowhere"], "propagate": False},
    },
}
