"""Sessions of one person: shown to nobody, ended on request."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import User

# allauth keeps it from the right password until the second factor: such a sign-in must end as well.
HALF_SIGNED_IN_KEY = "account_authentication_methods_user"


def end_other_sessions(user: User, *, keep: str | None = None) -> int:
    """Sign `user` out everywhere but in the session with the key `keep`; return how many ended.

    Reads every unexpired session, since a session does not say in a column whose it is: rare, and some
    thousand sessions take well under a second. Needs sessions in the database, cached or not.
    """
    store = import_module(settings.SESSION_ENGINE).SessionStore
    ended = 0
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        data = session.get_decoded()
        owners = {str(data.get(SESSION_KEY)), str(data.get(HALF_SIGNED_IN_KEY))}
        if str(user.pk) in owners and session.session_key != keep:
            store(session.session_key).delete()
            ended += 1
    return ended
