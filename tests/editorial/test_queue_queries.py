import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.actions import somebody, submit_for_sign_off, write_story
from tests.editorial.doors.attack import signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("handle", ["kenya-approver", "kenya-editor", "coordinator"])
def test_queue__asks_as_much_for_2_pages_as_for_12(handle):
    """17 for an editor, 19 for a signer, 23 for a coordinator: session, user and mandates, the frame of the
    admin area, and the steps with their pages, placements, authors and sign-offs, each asked once."""
    client = signed_in(somebody(handle))
    client.get("/admin/sign-off/")
    counted = []
    for more in (2, 10):
        for _ in range(more):
            submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get("/admin/sign-off/").status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 40, counted
