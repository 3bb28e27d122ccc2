"""`GET /admin/logout/` deletes the session cookie though it answers 405: a link would sign people out in
the middle of their work."""

import pytest
from django.contrib.sessions.models import Session

from tests.actions import somebody
from tests.editorial.doors.attack import signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("method", ["get", "head", "options"])
@pytest.mark.parametrize("address", ["/admin/logout/", "/accounts/logout/"])
def test_logout__is_not_done_by_a_link(address, method):
    client = signed_in(somebody("kenya-editor"))
    key = client.session.session_key
    answer = getattr(client, method)(address)
    assert "sessionid" not in answer.cookies
    assert Session.objects.filter(session_key=key).exists()
    assert client.get("/admin/").status_code == 200


def test_logout__is_done_by_a_form():
    client = signed_in(somebody("kenya-editor"))
    key = client.session.session_key
    client.post("/admin/logout/")
    assert not Session.objects.filter(session_key=key).exists()
