"""An uploaded file's name becomes its title: neutral titles, whatever the way of uploading."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from tests.actions import somebody
from tests.factories import region

pytestmark = pytest.mark.django_db

SECRET = "amina-otieno-kisumu-12-may"


def picture(name=f"{SECRET}.png"):
    stream = io.BytesIO()
    Picture.new("RGB", (8, 8), "teal").save(stream, "PNG")
    return SimpleUploadedFile(name, stream.getvalue(), content_type="image/png")


def told_by(file) -> str:
    return f"{file.title} {file.file.name} {file}".casefold()


@pytest.mark.parametrize("title", ["", SECRET, f"{SECRET}.png", "Amina Otieno Kisumu 12 May"])
def test_image__by_the_form_has_a_neutral_title_and_name(attack, title):
    data = {"file": picture(), "title": title, "region": region("kenya").pk, "description": "A square."}
    attack(somebody("kenya-editor")).post("wagtailimages:add", data=data)
    for image in get_image_model().objects.all():
        assert "amina" not in told_by(image)


def test_image__by_the_multiple_upload_has_a_neutral_title_and_name(attack):
    client = attack(somebody("kenya-editor"))
    data = {"title": SECRET, "files[]": picture(), "region": region("kenya").pk}
    client.post("wagtailimages:add_multiple", data=data, headers={"x-requested-with": "XMLHttpRequest"})
    for image in get_image_model().objects.all():
        assert "amina" not in told_by(image)


def test_image__from_code_has_a_neutral_title_and_name():
    image = get_image_model().objects.create(title=SECRET, file=picture(), region=region("kenya"))
    assert "amina" not in told_by(image)


def test_document__from_code_has_a_neutral_title_and_name():
    upload = SimpleUploadedFile(f"{SECRET}.txt", b"Plain words.", content_type="text/plain")
    document = get_document_model().objects.create(title=SECRET, file=upload, region=region("kenya"))
    assert "amina" not in told_by(document)
