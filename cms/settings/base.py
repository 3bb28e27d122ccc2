"""What every way of running the site shares. Values come from the environment; see docs/operations.md."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env

from .caches import caches
from .sign_in import *

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))

DEBUG = False
DEMONSTRATION = False  # opens /tour/ and its "Continue as…" buttons; cms/checks.py says where it may be on
ALLOW_DEMO = env.bool("ALLOW_DEMO", False)  # serve a database that holds the demonstration's accounts
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "cms",
    # The rooms, from the top down: their templates and commands win over the libraries'.
    "stories",
    "campaigns",
    "directory",
    "library",
    "home",
    "editorial",
    "regions",
    "accounts",
    "safekeeping",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.frontend_cache",
    "accounts.apps.UsersConfig",  # wagtail.users with our forms
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks_db",
    "django_countries",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "home.page_cache.PageCacheMiddleware",  # outside all that a kept answer does not need
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "home.middleware.LanguageFromPathMiddleware",
    "home.onion.OnionLocationMiddleware",
    "home.lite.LightVersionMiddleware",
    "home.middleware.MalformedRequestMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "home.middleware.PersonalLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.AccountPagesMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "editorial.middleware.AdminAreaMiddleware",
    "home.middleware.RefusalPageMiddleware",
    "home.middleware.UnavailableMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["home.templatetags.dates"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context_processors.frame",
            ],
        },
    }
]

# Database, cache, tasks ------------------------------------------------------------------------

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'site.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # A writer takes its lock at the start: two editors wait for each other instead of failing.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # What was erased is overwritten, not only set free.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHES = caches(env.dj_cache_url("CACHE_URL", "locmem://"))
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# Languages -------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = ["cms.formats"]
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("sw", _("Swahili")),
    ("mk", _("Macedonian")),
    ("zh-hant", _("Traditional Chinese")),
    ("ar", _("Arabic")),
]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES  # the admin area follows its user in all of them
LOCALE_PATHS = [BASE_DIR / "cms" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
# The clock by which stories come out; everybody is shown their own beside it.
SITE_TIME_ZONE = env.str("SITE_TIME_ZONE", "Africa/Nairobi")

# Files -----------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = VAR_DIR / "files"  # private: nothing serves this folder; editorial's file view does
MEDIA_URL = "/no-public-media/"
# How long a reader's browser and caches in between may show a file that was taken down meanwhile.
FILES_PUBLIC_SECONDS = 5
# nginx's `internal` location of MEDIA_ROOT, for instance "/private-files/", where nginx is to send the bytes.
FILES_X_ACCEL_PREFIX = env.str("FILES_X_ACCEL_PREFIX", "")
STORAGES = {
    "default": {"BACKEND": "editorial.files.storage.PrivateStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Sign-in ---------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "regions.backends.MandateBackend",
]
SECOND_FACTOR_REQUIRED = True  # of everyone with a mandate, and of superusers

# Headers ---------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb", "interest-cohort")
}
# Other sites get none. With "no-referrer" browsers post forms as `Origin: null`, which Django refuses.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Wagtail ---------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Civic Charter Community"
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", "http://localhost:8000")
WAGTAIL_I18N_ENABLED = True
WAGTAILIMAGES_IMAGE_MODEL = "editorial.RegionalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "editorial.RegionalDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "editorial.files.forms.RegionalImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "editorial.files.forms.RegionalDocumentForm"
# The upload screens ask for these names; what is in the file is found out by cleaning it.
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "heif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAIL_FINISH_WORKFLOW_ACTION = "editorial.finish.release_signed_off"
# Otherwise the address of any public page would tell the title of its newest draft.
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "never"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = True
WAGTAILADMIN_NOTIFICATION_USE_HTML = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
# Languages go up one by one, each when it is signed off.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_DISABLE_ON_CREATION = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database"}}

# Rooms -----------------------------------------------------------------------------------------

# Fernet keys, the primary first; old ones stay until `manage.py rotate_keys --check` finds none in use.
SAFEKEEPING_KEYS = env.list("SAFEKEEPING_KEYS", [])
# Apart from the ring and never rotated with it: hashes and the audit chain must stay the same.
SAFEKEEPING_HASH_KEY = env.str("SAFEKEEPING_HASH_KEY", "")
# What was erased on request, kept apart from the database and its backups: see `reapply_erasures`.
ERASURE_LIST = env.str("ERASURE_LIST", str(VAR_DIR / "erasures.txt"))
OUTBOX_GIVES_UP_AFTER_DAYS = 7
# How long safety may take to answer a consent that ended; then the story goes down by itself.
CONSENT_ANSWER_DAYS = env.int("CONSENT_ANSWER_DAYS", 3)
# How long a preview link shows its version to somebody outside, and how often.
PREVIEW_LINK_DAYS = env.int("PREVIEW_LINK_DAYS", 7)
PREVIEW_LINK_OPENINGS = env.int("PREVIEW_LINK_OPENINGS", 5)
EMAIL_TIMEOUT = 10  # seconds: a mail server that hangs must not hold a worker for ever
# Below these there is no language in the address: pages speak their user's.
PERSONAL_PATHS = ("/admin/", "/accounts/")
CSRF_FAILURE_VIEW = "editorial.views.kept_text.csrf_failure"
# How long a process may go without seeing a takedown in menus, links and shared caches. With a cache that
# all processes share, a release or takedown empties the shell at once and the first may be long.
READER_CACHE_SECONDS = 5
KEEPS_PAGES = True  # home/page_cache.py
SHELL_SECONDS = 300 if env.str("CACHE_URL", "") else 5
# Where "Leave this site now" leads: a page that everybody might have open.
QUICK_EXIT_URL = env.str("QUICK_EXIT_URL", "https://www.wikipedia.org/")
# The site's own onion service, for instance http://….onion: public pages name it to Tor Browser.
ONION_ADDRESS = env.str("ONION_ADDRESS", "").rstrip("/")
# Signs copies of the public site (docs/mirrors.md): 32 bytes in URL-safe base64.
MIRROR_SIGNING_KEY = env.str("MIRROR_SIGNING_KEY", "")
# For /.well-known/security.txt, for instance https://example.org/report; empty: there is none.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", "")
