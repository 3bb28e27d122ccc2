"""What was blurred is gone: from every address, from the disk, and for ever."""

import datetime
from io import BytesIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from PIL import Image, ImageStat
from wagtail.images.models import Filter

from editorial.models import RegionalImage, SignOff
from editorial.models.files import Faces
from editorial.pictures.blurring import BlurRefused, blur
from editorial.pictures.mosaic import Box, blurred
from tests.actions import check_picture, edit, fresh, release_page, released_story, somebody
from tests.editorial.doors.attack import refused, signed_in
from tests.editorial.files.uploads import image
from tests.races import at_once

pytestmark = pytest.mark.django_db

FACE = Box(25, 25, 50, 50)
OTHERS = ["kenya-approver", "kenya-lead", "coordinator", "fr-translator", "fr-reviewer", "macedonia-editor",
          "macedonia-safety"]  # fmt: skip


def noise(kind="JPEG", frames=1) -> bytes:
    """Pixels of which none is like the next: whatever survives shows."""
    pictures = [Image.effect_noise((400, 300), 90).convert("RGB") for _ in range(frames)]
    stream = BytesIO()
    options = {"save_all": True, "append_images": pictures[1:], "duration": 100} if frames > 1 else {}
    pictures[0].save(stream, kind, **options)
    return stream.getvalue()


def now(picture) -> RegionalImage:
    return RegionalImage.objects.get(pk=picture.pk)


def blur_it(picture, by="kenya-editor", boxes=(FACE,)):
    blur(picture, list(boxes), by=somebody(by), seen_file=picture.file.name)
    return now(picture)


def sharpness(content, box: Box) -> float:
    with Image.open(content) as opened:
        part = opened.convert("L").crop(box.pixels(opened.size))
    return ImageStat.Stat(part).stddev[0]


@pytest.mark.parametrize("who", OTHERS)
def test_blur__is_not_for_others(who):
    picture = image()
    with pytest.raises(BlurRefused):
        blur_it(picture, by=who)
    data = {"form-TOTAL_FORMS": 12, "form-INITIAL_FORMS": 0, "form-0-left": 1, "form-0-top": 1}
    data |= {"form-0-width": 9, "form-0-height": 9, "seen_file": picture.file.name, "keep": "1"}
    signed_in(somebody(who)).post(reverse("pictures:blur", args=[picture.pk]), data)
    assert now(picture).file.name == picture.file.name


@pytest.mark.parametrize(
    "kind, frames", [("JPEG", 1), ("PNG", 1), ("WEBP", 1), ("GIF", 1), ("GIF", 3), ("WEBP", 3)]
)
def test_mosaic__leaves_nothing_to_calculate_back(kind, frames):
    content = noise(kind, frames)
    result = BytesIO(blurred(content, [FACE]).content)
    with Image.open(result) as opened:
        assert opened.size == (400, 300) and getattr(opened, "n_frames", 1) == frames
        for number in range(frames):
            opened.seek(number)
            part = opened.convert("L").crop(FACE.pixels(opened.size))
            assert ImageStat.Stat(part).stddev[0] < 20  # 90 before
            assert len(part.resize((5, 4)).getcolors()) <= 20
    assert sharpness(result, Box(0, 0, 20, 20)) > 40  # beside the box it is as it was


def test_mosaic__covers_the_edges_and_the_smallest_box():
    for box in (Box(0, 0, 0.5, 0.5), Box(99.5, 99.5, 40, 40), Box(0, 0, 100, 100)):
        result = blurred(noise("PNG"), [box]).content
        assert sharpness(BytesIO(result), box) < 20


@pytest.fixture
def old_addresses():
    """A public picture, and every address under which anybody could get it."""
    picture = image(content=noise(), uploaded_by_user=somebody("kenya-editor"))
    story = released_story(hero=picture, hero_alt="People")
    for who in ("kenya-editor", "kenya-safety"):
        person = signed_in(somebody(who))
        person.get(reverse("pictures:look", args=[picture.pk]))
        person.get(reverse("wagtailimages:edit", args=[picture.pk]))
    picture = now(picture)
    addresses = [picture.file.url, *(one.url for one in picture.renditions.all())]
    assert len(addresses) > 3
    assert all(signed_in(somebody("kenya-editor")).get(one).status_code == 200 for one in addresses)
    return picture, story, addresses


def test_blur__takes_the_old_picture_from_every_address(
    old_addresses, client, django_capture_on_commit_callbacks
):
    picture, story, addresses = old_addresses
    storage, files = picture.file.storage, [one.removeprefix("/files/") for one in addresses]
    with django_capture_on_commit_callbacks(execute=True):
        blur_it(picture)
    for asking in (client, signed_in(somebody("kenya-editor")), signed_in(somebody("coordinator"))):
        assert [asking.get(one).status_code for one in addresses] == [404] * len(addresses)
    assert [name for name in files if storage.exists(name)] == []
    html = client.get(story.get_url()).content.decode()
    assert not any(one in html for one in addresses)
    shown = now(picture).get_rendition("max-1200x1200")
    assert client.get(shown.url).status_code == 200
    with shown.file.open() as stream:
        assert sharpness(stream, FACE) < 25


def test_blur__of_a_public_picture_leaves_the_page_up_and_signed(old_addresses, client):
    picture, story, _addresses = old_addresses
    before = SignOff.objects.count()
    blur_it(blur_it(picture), boxes=[Box(0, 0, 30, 30)])
    call_command("verify_releases")
    assert fresh(story).live and SignOff.objects.standing().count() == before
    story = edit(fresh(story), by=somebody("kenya-editor"), standfirst="Other words.")
    check_picture(now(picture), faces=Faces.BLURRED)
    assert release_page(story, by=somebody("kenya-editor")).standfirst == "Other words."


def test_blur__returns_the_picture_to_unchecked():
    picture = image(content=noise())
    check_picture(picture)
    picture = blur_it(picture)
    assert picture.faces_state == Faces.UNCHECKED
    check_picture(picture, faces=Faces.BLURRED, by=somebody("kenya-safety"))
    assert now(picture).faces_state == Faces.BLURRED


def test_gate__takes_no_other_bytes_for_the_blurred_ones(old_addresses):
    picture, _story, _addresses = old_addresses
    picture = blur_it(picture)
    other = image(content=noise())
    picture.file = other.file.name
    assert refused(picture.save)
    assert now(picture).file.name != other.file.name


def test_blur__of_a_file_that_somebody_exchanged_is_refused():
    picture = image(content=noise())
    blur_it(picture)
    with pytest.raises(BlurRefused):
        blur_it(picture)


def test_rendition__painted_from_the_old_file_does_not_stay():
    picture = image(content=noise())
    slow = now(picture)
    blur_it(picture)
    painted = slow.generate_rendition_file(Filter("max-100x100"), source=BytesIO(noise()))
    slow.generate_rendition_file = lambda *args, **kwargs: painted  # from the file that is gone
    shown = slow.get_rendition("max-100x100")
    assert now(picture).renditions.count() == 1
    with shown.file.open() as stream:
        assert sharpness(stream, FACE) < 25


def test_sweep__deletes_what_a_crash_left(monkeypatch):
    picture = image(content=noise())
    blur_it(picture)  # its callbacks never run here
    storage = picture.file.storage
    assert storage.exists(picture.file.name)
    call_command("sweep_pictures")
    assert storage.exists(picture.file.name)  # it could be one that is being uploaded
    monkeypatch.setattr(
        "editorial.management.commands.sweep_pictures.OLD_ENOUGH", -datetime.timedelta(hours=1)
    )
    call_command("sweep_pictures")
    assert not storage.exists(picture.file.name) and storage.exists(now(picture).file.name)


def test_screen__shows_the_result_first_and_keeps_it_then():
    picture = image(content=noise())
    editor = signed_in(somebody("kenya-editor"))
    address = reverse("pictures:blur", args=[picture.pk])
    data = {"form-TOTAL_FORMS": 12, "form-INITIAL_FORMS": 0, "seen_file": picture.file.name}
    data |= {"form-0-left": "25", "form-0-top": "25", "form-0-width": "50", "form-0-height": "50"}
    shown = editor.post(address, data).content.decode()
    assert "data:image/jpeg;base64," in shown and now(picture).file.name == picture.file.name
    again = editor.post(address, data | {"again": "1"}).content.decode()
    assert 'value="25"' in again
    editor.post(address, data | {"keep": "1"})
    with now(picture).file.open() as stream:
        assert sharpness(stream, FACE) < 25


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_blur__by_two_people_at_once_happens_once():
    picture = image(content=noise())
    outcomes = at_once(
        *(lambda who=who: blur_it(picture, by=who) for who in ("kenya-editor", "kenya-safety"))
    )
    assert sorted(isinstance(one, Exception) for one in outcomes) == [False, True], outcomes
