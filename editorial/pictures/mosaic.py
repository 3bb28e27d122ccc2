"""What makes part of a picture unrecognisable, so that nobody can calculate it back."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageFilter

from editorial.files.cleaning.kinds import kind_of
from editorial.files.cleaning.outcome import CleanFile, UploadRefused
from editorial.files.cleaning.pictures import clean_picture

# A face keeps what tells people apart down to some ten blocks across, and a machine that knows whom it
# looks for gets by with fewer. Five across, of few tones each, leave the colour of the scene.
BLOCKS = 5
TONES = 32  # steps of brightness that fall together
SMALLEST = 8  # pixels of one block, whatever the box


@dataclass(frozen=True)
class Box:
    """A part of a picture, in percent of its width and height from the upper left corner."""

    left: float
    top: float
    width: float
    height: float

    def pixels(self, size: tuple[int, int]) -> tuple[int, int, int, int]:
        """Rounded outwards: no row of pixels stays at an edge."""
        across, down = size
        left, top = int(self.left * across / 100), int(self.top * down / 100)
        right = -int(-(self.left + self.width) * across // 100)
        bottom = -int(-(self.top + self.height) * down // 100)
        return left, top, min(across, max(right, left + 1)), min(down, max(bottom, top + 1))


def cover(picture: Image.Image, boxes: list[Box]) -> None:
    """Puts solid averaged blocks over the boxes, then softens them for the eye."""
    for box in boxes:
        place = box.pixels(picture.size)
        part = picture.crop(place)
        block = max(SMALLEST, -(-max(part.size) // BLOCKS))
        few = part.resize([max(1, side // block) for side in part.size], Image.Resampling.BOX)
        few = few.point(lambda value: value // TONES * TONES + TONES // 2)
        if "A" in few.getbands():
            few.putalpha(255)  # an outline is a shape, too
        solid = few.resize(part.size, Image.Resampling.NEAREST)
        picture.paste(solid.filter(ImageFilter.GaussianBlur(block / 4)), place)


def blurred(content: bytes, boxes: list[Box]) -> CleanFile:
    """The picture without what is in the boxes, painted anew; of a moving one every frame.

    Raises: UploadRefused where it cannot be read.
    """
    kind = kind_of(content)
    if kind is None or kind.family != "picture":
        raise UploadRefused(_("This picture is damaged or not complete."), code="damaged")
    return clean_picture(content, kind, lambda picture: cover(picture, boxes))
