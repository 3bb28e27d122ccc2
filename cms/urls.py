from django.apps import apps
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from campaigns.letters.urls import page_patterns as letters
from campaigns.urls import member_patterns
from editorial.preview_links.urls import page_patterns as preview_links
from home.urls import page_patterns, root_patterns
from library.urls import page_patterns as meeting_files
from stories.urls import root_patterns as short_links

demonstration = [path("", include("demonstration.urls"))] if apps.is_installed("demonstration") else []

urlpatterns = [
    *demonstration,
    path("", include("accounts.urls")),  # first: it shadows Wagtail's sign-in forms
    path("", include("regions.urls")),
    path("", include("editorial.files.urls")),
    path("admin/", include("editorial.files.admin_urls")),
    path("admin/", include("editorial.shadowed_urls")),  # before Wagtail's: the first match wins
    path("admin/", include(wagtailadmin_urls)),
    *root_patterns,
    *short_links,
    *i18n_patterns(
        *member_patterns,
        path("directory/", include("directory.urls")),
        path("", include("campaigns.signatures.urls")),
        *preview_links,
        *meeting_files,
        *letters,
        *page_patterns,
    ),
]

handler400 = "home.errors.bad_request"
handler403 = "home.errors.forbidden"
handler404 = "home.errors.not_found"
handler500 = "home.errors.server_error"
