"""Which file of a picture a browser takes: light on a phone, sharp at a desk."""

import io
import re

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from editorial.models.files import RegionalImage
from home.pictures import USES, picture
from tests.actions import release_page, release_structure, write_story
from tests.factories import region
from tests.home.files import image

pytestmark = pytest.mark.django_db
PIXELS_OF_REM = 16
PHONE, TABLET, DESK = 390, 600, 1280
# As wide as the styles draw it at a desk, in pixels.
DRAWN = {"hero": 1112, "figure": 704, "card": 384, "lead": 656, "face": 240}


def photograph() -> RegionalImage:
    stored = io.BytesIO()
    Image.new("RGB", (1600, 1067), (13, 79, 40)).save(stored, "JPEG")
    return RegionalImage.objects.create(file=ContentFile(stored.getvalue(), "p.jpg"), region=region("kenya"))


def drawn(one, use) -> str:
    return picture(one, use, "People").__html__()


def told(sizes: str, screen: int) -> float:
    """The width in pixels that a browser reads from `sizes` on a screen so many pixels wide."""
    for part in sizes.split(","):
        condition, width = re.fullmatch(
            r"(?:\(min-width: (\d+)rem\) )?(\d+(?:rem|vw))", part.strip()
        ).groups()
        if condition is None or screen >= int(condition) * PIXELS_OF_REM:
            number = int(re.match(r"\d+", width)[0])
            return number * PIXELS_OF_REM if width.endswith("rem") else screen * number / 100
    raise AssertionError(sizes)


def taken(html: str, screen: int, density: int) -> int:
    """How wide the AVIF is that a browser fetches: the smallest that fills the place, else the largest."""
    sizes, candidates = re.search(
        r'<source(?: sizes="([^"]+)")? srcset="([^"]+)" type="image/avif">', html
    ).groups()
    if sizes is None:
        return int(re.search(r'width="(\d+)"', html)[1])
    widths = sorted(int(width) for width in re.findall(r" (\d+)w", candidates))
    needed = told(sizes, screen) * density
    return next((width for width in widths if width >= needed), widths[-1])


@pytest.mark.parametrize("use", USES)
def test_a_picture__is_never_wider_than_its_file_at_a_desk(use):
    html = drawn(photograph(), use)
    assert taken(html, DESK, 1) >= DRAWN[use]
    assert taken(html, DESK, 2) * 1.6 >= DRAWN[use] * 2


@pytest.mark.parametrize(
    ("use", "width"), [("card", 480), ("lead", 480), ("face", 480), ("figure", 960), ("hero", 960)]
)
def test_a_phone__takes_the_small_file_whatever_its_screen(use, width):
    html = drawn(photograph(), use)
    assert {taken(html, PHONE, density) for density in (2, 3)} == {width}


def test_a_card_as_wide_as_a_tablet__is_not_stretched():
    assert taken(drawn(photograph(), "card"), TABLET, 1) >= TABLET


def test_a_small_original__gives_each_width_once():
    html = drawn(image(), "lead")
    for candidates in re.findall(r'srcset="([^"]+)"', html):
        widths = re.findall(r" (\d+)w", candidates)
        assert widths == ["480", "600"]
    assert re.search(r'<img [^>]*width="480" [^>]*height="320"|<img [^>]*height="320" [^>]*width="480"', html)


def test_the_first_story_of_a_list__has_the_larger_picture_the_others_have_not(client):
    release_structure()
    for _number in range(3):
        release_page(write_story(hero=image(), hero_alt="People"))
    for place in ("/en/", "/en/stories/"):
        html = client.get(place).content.decode()
        sizes = re.findall(r'<source [^>]*sizes="([^"]+)"', html)
        assert sizes == [USES["lead"].sizes, USES["card"].sizes, USES["card"].sizes], place
