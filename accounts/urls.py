"""The one door and the own account. Included before Wagtail's addresses, whose forms it shadows."""

from allauth.account import views as allauth_views
from django.urls import include, path, re_path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from accounts.views import door, own
from accounts.wagtail_account import AccountView

shadows = [
    path("admin/login/", door.to_the_door),
    path("admin/logout/", never_cache(door.SignOutView.as_view()), name="account_logout_from_admin"),
    re_path(r"^admin/password_reset/", door.to_reset),
    re_path(r"^django-admin/", door.to_the_door),
    re_path(r"^(?:[A-Za-z-]+/)?_util/login/?$", door.to_the_door),
    path(
        "admin/account/",
        never_cache(require_admin_access(AccountView.as_view())),
        name="wagtailadmin_account",
    ),
]

sign_in = [
    path("login/", door.SignInView.as_view(), name="account_login"),
    path("logout/", door.SignOutView.as_view(), name="account_logout"),
    path("inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("signup/", allauth_views.signup, name="account_signup"),
    path("reauthenticate/", door.ReauthenticateView.as_view(), name="account_reauthenticate"),
    path("password/change/", door.ChangePasswordView.as_view(), name="account_change_password"),
    path("password/set/", allauth_views.password_set, name="account_set_password"),
    path("password/reset/", door.AskForResetView.as_view(), name="account_reset_password"),
    path("password/reset/done/", allauth_views.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        door.ChooseNewPasswordView.as_view(),
        name="account_reset_password_from_key",
    ),
]

own_account = [
    path("", own.OverviewView.as_view(), name="account_overview"),
    path("email/", own.email, name="account_email"),
    path("sessions/end/", own.end_sessions, name="account_end_sessions"),
    path("2fa/totp/picture.svg", own.totp_picture, name="account_totp_picture"),
    path("2fa/authenticate/", door.SecondFactorView.as_view(), name="mfa_authenticate"),
    path(
        "2fa/reauthenticate/",
        door.ConfirmBySecondFactorView.as_view(),
        name="mfa_reauthenticate",
    ),
    path("2fa/", include("allauth.mfa.urls")),
]

urlpatterns = [*shadows, path("accounts/", include([*sign_in, *own_account]))]
