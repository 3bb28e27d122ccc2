"""For the tests: passwords hash quickly, files and mail stay in memory, everything else is real.

SQLite in memory by default; in a file with SQLITE_FILE=1, which threads need; PostgreSQL by DATABASE_URL.
"""

from .base import *
from .demo_keys import MIRROR_SIGNING_KEY, SAFEKEEPING_HASH_KEY, SAFEKEEPING_KEYS, SECRET_KEY

DEMONSTRATION = True
ERASURE_LIST = ""  # no file
SECOND_FACTOR_REQUIRED = False  # people in tests sign in without a phone; tests/accounts switches it on
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
KEEPS_PAGES = False  # a second request asks again; tests/home/test_page_cache.py switches it on
SHELL_SECONDS = 300  # a shell that ends its time in the middle of a test would be a coin tossed
STORAGES = {
    "default": {"BACKEND": "editorial.files.storage.MemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # nothing is collected

if env.bool("SQLITE_FILE", False):
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}

INSTALLED_APPS = ["demonstration", *INSTALLED_APPS]
