"""Every screen through which a file comes in, over HTTP: clean on the disk, neutral title, own region."""

import re

import pytest
from django.urls import reverse
from wagtail.models import UploadedFile

from editorial.files.leftovers import leftovers
from editorial.models import RegionalDocument, RegionalImage
from tests.actions import released_story, somebody
from tests.factories import Person, region

from . import samples
from .uploads import document, everything_on, image, uploaded

pytestmark = pytest.mark.django_db

NEUTRAL = r"(Image|Document) [0-9A-F]{4}"


@pytest.fixture
def editor(client):
    client.force_login(somebody("kenya-editor"))
    return client


@pytest.fixture
def editor_of_two(client):
    client.force_login(Person(handle="two", mandates=["kenya-editor", "congo-editor"]))
    return client


def paper(name="Kisumu-1203.pdf"):
    return uploaded(samples.pdf(), name, "application/pdf")


def assert_clean(disk, files: int = 1) -> None:
    stored = [path for path in disk.rglob("*") if path.is_file() and path.parent.name != "renditions"]
    assert len(stored) == files
    assert all(leftovers(path.read_bytes()) == [] for path in stored)
    assert samples.TRAIL not in everything_on(disk)


# Images ----------------------------------------------------------------------------------------------


def test_add__cleaned_with_the_only_region(editor, disk):
    answer = editor.post(
        reverse("wagtailimages:add"), {"title": "Hall", "file": uploaded(), "description": "A hall"}
    )
    stored = RegionalImage.objects.get()
    assert answer.status_code == 302
    assert (stored.title, stored.region.code, stored.description) == ("Hall", "kenya", "A hall")
    assert stored.uploaded_by_user == somebody("kenya-editor")
    assert (stored.width, stored.height) == (40, 60)
    stored._set_file_hash()
    assert stored.file_hash == RegionalImage.objects.get().file_hash
    assert_clean(disk)


def test_add__heic_becomes_jpeg(editor, disk):
    editor.post(
        reverse("wagtailimages:add"),
        {"title": "Hall", "file": uploaded(samples.heic(), "a.HEIC", "image/heic")},
    )
    assert RegionalImage.objects.get().file.name.endswith(".jpg")
    assert_clean(disk)


@pytest.mark.parametrize("title", ["", "IMG_2034 Kisumu-1203", "img 2034 kisumu 1203.JPG"])
def test_add__title_is_never_the_files_name(title, editor):
    editor.post(reverse("wagtailimages:add"), {"title": title, "file": uploaded()})
    assert re.fullmatch(NEUTRAL, RegionalImage.objects.get().title)


def test_add__the_screen_does_not_copy_the_files_name(editor):
    html = editor.get(reverse("wagtailimages:add")).content.decode()
    assert "w-sync#apply" not in html
    assert 'type="hidden" name="region"' in html


@pytest.mark.parametrize("content, name", [
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg"), (b"<svg/>", "a.png"), (samples.png(), "a.jpg"),
    (samples.jpeg()[:200], "a.jpg"), (samples.pdf(), "a.pdf"), (samples.pdf(), "a.jpg"),
    (b"\0" * 50, "a.gif"),
    (samples.gif(kind="PNG"), "a.png"), (samples.mp3(), "a.mp3"),
])  # fmt: skip
def test_add__refused_with_words_beside_the_field(content, name, editor, disk):
    answer = editor.post(reverse("wagtailimages:add"), {"title": "Hall", "file": uploaded(content, name)})
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not RegionalImage.objects.exists()
    assert everything_on(disk) == b""


def test_add__region_of_others_is_not_taken(editor):
    editor.post(
        reverse("wagtailimages:add"), {"title": "Hall", "file": uploaded(), "region": region("macedonia").pk}
    )
    assert not RegionalImage.objects.filter(region__code="macedonia").exists()


def test_add__asks_for_the_region_where_there_are_several(editor_of_two):
    address = reverse("wagtailimages:add")
    assert (
        "region" in editor_of_two.post(address, {"title": "Hall", "file": uploaded()}).context["form"].errors
    )
    editor_of_two.post(address, {"title": "Hall", "file": uploaded(), "region": region("congo").pk})
    assert RegionalImage.objects.get().region.code == "congo"


def test_add__denied_without_a_place_to_write(client):
    for person in (somebody("kenya-approver"), somebody("fr-translator"), Person(), Person(root=True)):
        client.force_login(person)
        client.post(reverse("wagtailimages:add"), {"title": "Hall", "file": uploaded()})
    assert not RegionalImage.objects.exists()


def send_many(client, kind="images", upload=None):
    data = {"title": "IMG_2034 Kisumu-1203", "files[]": upload or uploaded()}
    return client.post(
        reverse(f"wagtail{kind}:add_multiple"), data, headers={"X-Requested-With": "XMLHttpRequest"}
    )


def test_add_several__cleaned_at_once(editor, disk):
    answer = send_many(editor).json()
    assert answer["success"]
    stored = RegionalImage.objects.get(pk=answer["image_id"])
    assert re.fullmatch(NEUTRAL, stored.title)
    assert "Kisumu" not in answer["form"]
    assert_clean(disk)


def test_add_several__waiting_for_its_region_it_is_clean_too(editor_of_two, disk):
    answer = send_many(editor_of_two).json()
    waiting = UploadedFile.objects.get(pk=answer["uploaded_file_id"])
    assert "Kisumu" not in answer["form"] + waiting.file.name
    assert_clean(disk)
    fields = {"title": "Hall", "region": region("congo").pk}
    prefix = f"uploaded-image-{waiting.pk}-"
    saved = editor_of_two.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk]),
        {prefix + name: value for name, value in fields.items()},
    ).json()
    stored = RegionalImage.objects.get(pk=saved["image_id"])
    assert (stored.title, stored.region.code, stored.width) == ("Hall", "congo", 40)
    assert_clean(disk)


def test_add_several__a_title_is_asked_for(editor_of_two):
    waiting = send_many(editor_of_two).json()["uploaded_file_id"]
    answer = editor_of_two.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting]),
        {f"uploaded-image-{waiting}-region": region("congo").pk},
    ).json()
    assert not answer["success"]
    assert not RegionalImage.objects.exists()


def test_add_several__refused_with_words(editor, disk):
    answer = send_many(editor, upload=uploaded(b"<svg/>", "a.svg")).json()
    assert not answer["success"]
    assert answer["error_message"]
    assert everything_on(disk) == b""


def test_chooser__uploads_clean(editor, disk):
    data = {
        "image-chooser-upload-title": "IMG_2034 Kisumu-1203",
        "image-chooser-upload-file": uploaded(),
    }
    answer = editor.post(reverse("wagtailimages_chooser:create"), data).json()
    assert answer["step"] == "chosen"
    assert re.fullmatch(NEUTRAL, RegionalImage.objects.get().title)
    assert_clean(disk)


def test_chooser__refuses_with_words(editor, disk):
    data = {
        "image-chooser-upload-title": "Hall",
        "image-chooser-upload-file": uploaded(samples.png(), "a.jpg"),
    }
    answer = editor.post(reverse("wagtailimages_chooser:create"), data).json()
    assert answer["step"] == "reshow_creation_form"
    assert not RegionalImage.objects.exists()


def test_edit__a_new_file_is_cleaned_and_the_old_one_goes(editor, disk, django_capture_on_commit_callbacks):
    stored = image()
    old, rendition = stored.file.name, stored.get_rendition("max-20x20").file.name
    data = {"title": "", "file": uploaded(samples.png(), "b.png", "image/png"), "region": stored.region_id}
    with django_capture_on_commit_callbacks(execute=True):
        assert editor.post(reverse("wagtailimages:edit", args=[stored.pk]), data).status_code == 302
    stored.refresh_from_db()
    assert stored.file.name.endswith(".png")
    assert stored.title == "People in a hall"
    assert not (disk / old).exists()
    assert not (disk / rendition).exists()
    assert_clean(disk)


def test_edit__words_alone_leave_the_file_alone(editor, disk):
    stored = image()
    editor.post(reverse("wagtailimages:edit", args=[stored.pk]), {"title": "Hall", "description": "People"})
    stored.refresh_from_db()
    assert (stored.title, stored.description) == ("Hall", "People")
    assert (disk / stored.file.name).exists()


def test_edit__what_a_public_page_shows_is_refused_with_words(editor):
    stored = image()
    released_story(hero=stored, hero_alt="People")
    digest = stored.file_hash
    answer = editor.post(
        reverse("wagtailimages:edit", args=[stored.pk]),
        {"title": "Other", "file": uploaded(samples.png(), "b.png", "image/png")},
    )
    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors()
    stored.refresh_from_db()
    assert (stored.title, stored.file_hash) == ("People in a hall", digest)


# Documents -------------------------------------------------------------------------------------------


def test_document_add__cleaned_with_a_title(editor, disk):
    editor.post(reverse("wagtaildocs:add"), {"title": "Guide", "file": paper()})
    stored = RegionalDocument.objects.get()
    assert (stored.title, stored.region.code) == ("Guide", "kenya")
    assert stored.file_size == stored.file.size
    assert_clean(disk)


@pytest.mark.parametrize("content, name", [
    (b"a;b\n=1+1", "a.csv"), (samples.zipped({"a": "b"}), "a.zip"), (b"MZ", "a.exe"), (b"<html>", "a.html"),
    (samples.jpeg(), "a.pdf"), (samples.docx("<w:ins/>"), "a.docx"),
])  # fmt: skip
def test_document_add__refused_with_words_beside_the_field(content, name, editor, disk):
    answer = editor.post(
        reverse("wagtaildocs:add"), {"title": "Guide", "file": uploaded(content, name, "text/plain")}
    )
    assert answer.context["form"].errors["file"]
    assert everything_on(disk) == b""


def test_document_add_several__cleaned_with_a_neutral_title(editor, disk):
    answer = send_many(editor, "docs", paper("IMG_2034 Kisumu-1203.pdf")).json()
    assert re.fullmatch(NEUTRAL, RegionalDocument.objects.get(pk=answer["doc_id"]).title)
    assert_clean(disk)


def test_document_add_several__waiting_for_its_region(editor_of_two, disk):
    waiting = send_many(editor_of_two, "docs", paper()).json()["uploaded_file_id"]
    fields = {"title": "Guide", "region": region("congo").pk}
    saved = editor_of_two.post(
        reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[waiting]),
        {f"uploaded-document-{waiting}-{name}": value for name, value in fields.items()},
    ).json()
    assert RegionalDocument.objects.get(pk=saved["doc_id"]).title == "Guide"
    assert_clean(disk)


def test_document_chooser__uploads_clean(editor, disk):
    data = {"document-chooser-upload-title": "Kisumu-1203", "document-chooser-upload-file": paper()}
    assert editor.post(reverse("wagtaildocs_chooser:create"), data).json()["step"] == "chosen"
    assert re.fullmatch(NEUTRAL, RegionalDocument.objects.get().title)
    assert_clean(disk)


def test_document_edit__a_new_file_is_cleaned(editor, disk):
    stored = document()
    editor.post(reverse("wagtaildocs:edit", args=[stored.pk]), {"title": "Guide", "file": paper("b.pdf")})
    stored.refresh_from_db()
    assert stored.title == "Guide"
    assert_clean(disk)
