"""For working on the site: the demonstration's data, errors in the browser, mail in the terminal."""

from .base import *
from .demo_keys import MIRROR_SIGNING_KEY, SAFEKEEPING_HASH_KEY, SAFEKEEPING_KEYS, SECRET_KEY

DEBUG = True
ALLOW_DEMO = True
SECOND_FACTOR_REQUIRED = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
