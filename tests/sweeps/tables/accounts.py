"""The one door, the own account, and the doors of Wagtail that lead to it. Pages that ask for the password
again turn everybody away here: these people signed in without one."""

from ..people import (
    ANONYMOUS,
    APPROVER,
    COORDINATOR,
    EDITORS,
    EVERYBODY,
    LANGUAGES,
    MACEDONIA,
    MEMBER,
    ROOT,
    SAFETIES,
    SIGNED_IN,
    STAFF,
)
from ..rows import closed, open_to

ROWS = [
    *open_to(
        EVERYBODY,
        "/accounts/invitation/{token}/",
        changes=MACEDONIA | EDITORS | SAFETIES | LANGUAGES | MEMBER | ROOT | COORDINATOR | APPROVER,
    ),
    *open_to(
        EVERYBODY,
        "/admin/logout/",
        "/admin/password_reset/",
        "/accounts/logout/",
        "/accounts/inactive/",
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
        "/accounts/password/reset/key/done/",
        "/admin/password_reset/done/",
        "/admin/password_reset/complete/",
        "/accounts/password/reset/key/1-set-password/",
        "/admin/password_reset/confirm/1/a/",
    ),
    *open_to(
        SIGNED_IN,
        "/accounts/reauthenticate/",
        "/accounts/password/change/",
        "/accounts/password/set/",
        "/accounts/",
        "/accounts/2fa/",
        "/accounts/2fa/webauthn/",
    ),
    *open_to(
        STAFF,
        "/admin/account/",
    ),
    *open_to(
        ANONYMOUS | MEMBER,
        "/accounts/login/",
        "/accounts/signup/",
    ),
    *open_to(
        MEMBER,
        "/accounts/2fa/authenticate/",
    ),
    *closed(
        "/admin/login/",
        "/django-admin/",
        "/accounts/email/",
        "/accounts/sessions/end/",
        "/accounts/2fa/totp/picture.svg",
        "/accounts/2fa/reauthenticate/",
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/totp/deactivate/",
        "/accounts/2fa/recovery-codes/",
        "/accounts/2fa/recovery-codes/generate/",
        "/accounts/2fa/recovery-codes/download/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/2fa/webauthn/reauthenticate/",
        "/accounts/2fa/webauthn/keys/1/remove/",
        "/accounts/2fa/webauthn/keys/1/edit/",
        "/_util/login/",
        "/en/_util/login/",
    ),
]
