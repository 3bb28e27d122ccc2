"""Addresses of the screens, below the admin area."""

from django.urls import include, path

from .views import (
    acts,
    credit,
    history,
    preview_links,
    queue,
    session,
    sign_off,
    submit,
    take_down,
    translations,
)

screens = [
    path("sign-off/", queue.QueueScreen.as_view(), name="queue"),
    path("sign-off/<int:page_id>/", sign_off.SignOffScreen.as_view(), name="sign_off"),
    path("sign-off/<int:page_id>/text/", sign_off.TextScreen.as_view(), name="text"),
    path("submit/<int:page_id>/", submit.SubmitScreen.as_view(), name="submit"),
    path("take-down/", take_down.TakedownListScreen.as_view(), name="take_down_list"),
    path("take-down/<int:page_id>/", take_down.TakedownScreen.as_view(), name="take_down"),
    path("take-down/<int:page_id>/done/", take_down.TakenDownScreen.as_view(), name="taken_down"),
    path("content/<int:page_id>/history/", history.HistoryScreen.as_view(), name="history"),
    path("content/<int:page_id>/stand-in/<slug:kind>/", acts.StandInScreen.as_view(), name="stand_in"),
    path("content/<int:page_id>/emergency/", acts.EmergencyScreen.as_view(), name="emergency"),
    path("content/<int:page_id>/transfer/", acts.TransferScreen.as_view(), name="transfer"),
    path("content/<int:page_id>/credit/", credit.CreditScreen.as_view(), name="credit"),
    path("content/<int:page_id>/translate/", acts.TranslateScreen.as_view(), name="translate"),
    path(
        "content/<int:page_id>/preview-links/",
        preview_links.PreviewLinksScreen.as_view(),
        name="preview_links",
    ),
    path("translations/", translations.TranslationsScreen.as_view(), name="translations"),
    path("still-signed-in/", session.still_signed_in, name="still_signed_in"),
]


def register() -> list:
    return [path("", include((screens, "editorial"), namespace="editorial"))]
