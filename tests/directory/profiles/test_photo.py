"""The photograph: small, clean, encrypted, and off until its owner opens it."""

import base64
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image

from directory.models import Member
from tests.directory.test_visibility import full_member
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db
PAGE = "/en/directory/me/photo/"


def picture(width=1200, height=900, **options) -> SimpleUploadedFile:
    stream, exif = BytesIO(), Image.Exif()
    exif[0x010E] = "Nairobi, at home"
    Image.new("RGB", (width, height), "teal").save(stream, "JPEG", exif=exif)
    return SimpleUploadedFile("me.jpg", stream.getvalue(), "image/jpeg")


def address(member) -> str:
    return f"/en/directory/members/{member.public_id}/photo/"


@pytest.mark.parametrize(
    ("name", "content"),
    [("me.svg", b"<svg/>"), ("me.jpg", b"no picture"), ("me.txt", b"words"), ("me.jpg", b"")],
)
def test_what_is_no_photograph__is_refused_in_words(client, name, content):
    member = MemberFactory()
    client.force_login(member.user)
    answer = client.post(PAGE, {"picture": SimpleUploadedFile(name, content)})
    assert 'class="errorlist"' in answer.content.decode()
    assert Member.objects.get(pk=member.pk).photo is None


def test_photo__is_small_without_metadata_and_unreadable_in_the_database(client):
    member = MemberFactory()
    client.force_login(member.user)
    client.post(PAGE, {"picture": picture()})
    content = base64.b64decode(Member.objects.get(pk=member.pk).photo)
    with Image.open(BytesIO(content)) as stored:
        assert (stored.format, stored.size) == ("JPEG", (400, 300))
        assert not stored.getexif()
    assert b"Nairobi" not in content
    with connection.cursor() as cursor:
        cursor.execute("SELECT photo FROM directory_member WHERE id = %s", [member.pk])
        assert base64.b64encode(content).decode()[:40] not in cursor.fetchone()[0]


def test_nobody__sees_it_before_the_owner_opens_it(client):
    member, viewer = full_member(), MemberFactory()
    client.force_login(member.user)
    client.post(PAGE, {"picture": picture()})
    own = client.get(address(member))
    assert (own["Content-Type"], "no-store" in own["Cache-Control"]) == ("image/jpeg", True)
    client.force_login(viewer.user)
    assert client.get(address(member)).status_code == 404
    assert address(member) not in client.get(f"/en/directory/members/{member.public_id}/").content.decode()
    Member.objects.filter(pk=member.pk).update(audiences={"photo": ["members"]})
    assert client.get(address(member)).content == own.content
    assert address(member) in client.get(f"/en/directory/members/{member.public_id}/").content.decode()
    client.logout()
    assert client.get(address(member)).status_code == 404


def test_photo__is_removed(client):
    member = MemberFactory()
    client.force_login(member.user)
    client.post(PAGE, {"picture": picture(20, 20)})
    client.post("/en/directory/me/photo/remove/")
    assert Member.objects.get(pk=member.pk).photo is None
    assert client.get(address(member)).status_code == 404
