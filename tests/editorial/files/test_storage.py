"""Whatever the path, a file is stored clean and under a name that says nothing, or not at all."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.models import UploadedFile

from editorial.files.cleaning import UploadRefused
from editorial.files.leftovers import leftovers
from editorial.files.storage import MemoryStorage, PrivateStorage, Rendering
from editorial.models import RegionalDocument, RegionalImage
from tests.factories import region

from . import samples
from .test_cleaning import PICTURES
from .uploads import document, everything_on, image

pytestmark = pytest.mark.django_db

SPECS = ("max-30x30", "fill-20x20|format-webp", "width-20|format-avif", "original", "width-25|format-png")


@pytest.mark.parametrize("name", PICTURES)
def test_picture__original_and_every_rendition_are_clean(name, disk):
    stored = image(content=PICTURES[name], name=name)
    stored.get_renditions(*SPECS)
    stored.get_rendition("max-12x12")
    files = [path for path in disk.rglob("*") if path.is_file()]
    assert len(files) == 2 + len(SPECS)
    for path in files:
        assert leftovers(path.read_bytes()) == []
        assert re.fullmatch(
            r"(images|renditions)/[0-9a-f]{32}\.(jpg|png|gif|webp|avif)", str(path.relative_to(disk))
        )
    for mark in (samples.TRAIL, b"Exif", b"<x:xmpmeta"):
        assert mark not in everything_on(disk)


def test_picture__size_turn_and_hash_are_of_what_is_stored():
    stored = image(content=samples.jpeg(6), name="turned.jpg")
    stored.refresh_from_db()
    assert (stored.width, stored.height) == (40, 60)
    assert stored.file_size == stored.file.size
    before = stored.file_hash
    stored._set_file_hash()
    assert stored.file_hash == before != ""


def test_rendition__that_brought_something_along_is_cleaned(disk):
    name = default_storage.save("renditions/a.jpg", Rendering(ContentFile(samples.jpeg()), name="a.jpg"))
    assert leftovers((disk / name).read_bytes()) == []


def test_stored_name__tells_nothing_whatever_the_caller_wishes(disk):
    name = default_storage.save("../../Kisumu/secret.jpg".replace("../", ""), ContentFile(samples.jpeg()))
    assert re.fullmatch(r"waiting/[0-9a-f]{32}\.jpg", name)


@pytest.mark.parametrize("write", [
    lambda refused: image(content=refused, name="a.svg"),
    lambda refused: document(content=refused, name="a.docx"),
    lambda refused: RegionalImage.objects.bulk_create(
        [RegionalImage(file=ContentFile(refused, "a.zip"), region=region(), title="a", width=1, height=1)]
    ),
    lambda refused: RegionalDocument(region=region(), title="a").file.save("a.html", ContentFile(refused)),
    lambda refused: default_storage.save("images/a.svg", ContentFile(refused)),
    lambda refused: UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(RegionalImage), file=ContentFile(refused, "a.svg")
    ),
])  # fmt: skip
def test_storage__refuses_by_every_path_of_the_orm(write, disk):
    with pytest.raises(UploadRefused):
        write(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")
    assert everything_on(disk) == b""


def test_storage__cleans_by_every_path_of_the_orm(disk):
    stored = image()
    stored.file.save("again.jpg", ContentFile(samples.jpeg()), save=True)
    stored.file = ContentFile(samples.png(), "other.png")
    stored.save()
    RegionalDocument.objects.bulk_create(
        [RegionalDocument(file=ContentFile(samples.pdf(), "a.pdf"), region=region(), title="a")]
    )
    UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(RegionalImage),
        file=ContentFile(samples.jpeg(), "b.jpg"),
    )
    assert samples.TRAIL not in everything_on(disk)
    assert all(leftovers(path.read_bytes()) == [] for path in disk.rglob("*") if path.is_file())


def test_storage__cannot_be_written_to_directly():
    with pytest.raises(ValueError, match="cleans"):
        default_storage.open("images/a.jpg", "wb")


def test_storage__what_it_has_is_not_compressed_a_second_time(disk):
    first = image()
    second = RegionalImage.objects.create(
        file=first.file.storage.open(first.file.name), region=region(), title="b"
    )
    assert second.file.name != first.file.name
    assert (disk / second.file.name).read_bytes() == (disk / first.file.name).read_bytes()


def test_memory_storage__cleans_too_and_is_read_again_after_closing():
    storage = MemoryStorage()
    name = storage.save("images/a.jpg", ContentFile(samples.jpeg()))
    with storage.open(name) as stored:
        content = stored.read()
    assert leftovers(content) == []
    assert storage.open(name).read() == content


def test_storage__can_be_named_in_a_task():
    path, args, kwargs = PrivateStorage().deconstruct()
    assert (path, list(args), kwargs) == ("editorial.files.storage.PrivateStorage", [], {})


@pytest.mark.parametrize("title", ["", "IMG_2034.jpg", "img 2034", ["C:", "fakepath", "IMG_2034.jpg"][-1]])
def test_title__never_the_name_of_the_file(title):
    assert re.fullmatch(r"Image [0-9A-F]{4}", image(name="IMG_2034.jpg", title=title).title)


def test_title__a_persons_own_words_stay():
    assert image(name="IMG_2034.jpg", title="People in a hall").title == "People in a hall"
    assert re.fullmatch(
        r"Document [0-9A-F]{4}", document(name="List of members.pdf", title="list_of members").title
    )


def test_alternative_text__is_the_description_never_the_title():
    assert image(title="Working name").default_alt_text == ""
    assert image(description="A hall full of people").default_alt_text == "A hall full of people"


def test_deleted__the_bytes_go_too(disk, django_capture_on_commit_callbacks):
    stored = image()
    stored.get_rendition("max-30x30")
    with django_capture_on_commit_callbacks(execute=True):
        stored.delete()
    assert everything_on(disk) == b""


def test_models__say_what_they_are():
    stored = image()
    assert str(stored) == "People in a hall"
    assert str(stored.get_rendition("max-30x30")) == "max-30x30"
