"""`make run`: served as in production, with published keys, known passwords and mail in the terminal.

Listens on this machine only. Never a place for a real person's data.
"""

from .base import *
from .demo_keys import MIRROR_SIGNING_KEY, SAFEKEEPING_HASH_KEY, SAFEKEEPING_KEYS, SECRET_KEY

DEMONSTRATION = True
ALLOW_DEMO = True
SECOND_FACTOR_REQUIRED = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", f"http://localhost:{env.int('PORT', 8000)}")
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

INSTALLED_APPS = ["demonstration", *INSTALLED_APPS]
