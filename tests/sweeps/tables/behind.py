"""Patterns that no request reaches, because one of ours stands before them: the route, and an address of
it that another answers."""

BEHIND = {
    "admin/api/main/documents/": "/admin/api/main/documents/",
    "admin/api/main/documents/<int:pk>/": "/admin/api/main/documents/1/",
    "admin/api/main/documents/find/": "/admin/api/main/documents/find/",
    "admin/api/main/images/": "/admin/api/main/images/",
    "admin/api/main/images/<int:pk>/": "/admin/api/main/images/1/",
    "admin/api/main/images/find/": "/admin/api/main/images/find/",
    "admin/tag-autocomplete/<slug:app_name>/<slug:model_name>/": "/admin/tag-autocomplete/taggit/tag/",
    "admin/reports/aging-pages/": "/admin/reports/aging-pages/",
    "admin/reports/aging-pages/results/": "/admin/reports/aging-pages/results/",
    "admin/reports/page-types-usage/": "/admin/reports/page-types-usage/",
    "admin/reports/page-types-usage/results/": "/admin/reports/page-types-usage/results/",
    "admin/localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/": (
        "/admin/localize/submit/snippet/stories/storypage/1/"
    ),
    "admin/localize/api/snippets/<slug:app_label>/<slug:model_name>/": (
        "/admin/localize/api/snippets/stories/storypage/"
    ),
    "admin/localize/api/snippets/<slug:app_label>/<slug:model_name>/<str:pk>/": (
        "/admin/localize/api/snippets/stories/storypage/1/"
    ),
    "admin/password_reset/": "/admin/password_reset/",
    "admin/password_reset/done/": "/admin/password_reset/done/",
    "admin/password_reset/confirm/<uidb64>/<token>/": "/admin/password_reset/confirm/1/a/",
    "admin/password_reset/complete/": "/admin/password_reset/complete/",
}
