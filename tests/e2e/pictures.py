"""Pictures of the screens, for the README and docs/editors.md.

`make pictures` writes them to docs/images; every other run to test-results/, so that it leaves no trace in
the checkout.
"""

import os
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image

MOST_BYTES = 150_000
COLOURS = (192, 96, 48, 24)  # of the palette, until a picture is small enough


def folder() -> Path:
    wanted = "docs/images" if os.environ.get("PICTURES") else "test-results/images"
    found = Path(settings.BASE_DIR) / wanted
    found.mkdir(parents=True, exist_ok=True)
    return found


def keep(image: Image.Image, name: str) -> None:
    """Writes it as a PNG with a small palette.

    Raises: ValueError where it is too heavy even so, for the documents: how heavy it gets depends on the
    faces that the machine has, which is no fault of the page.
    """
    for colours in COLOURS:
        written = BytesIO()
        # The method that keeps a colour of few pixels: a button, a mark.
        few = image.convert("RGB").quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(written, "PNG", optimize=True)
        if written.tell() <= MOST_BYTES:
            break
    else:
        if os.environ.get("PICTURES"):
            raise ValueError(f"{name}.png has {written.tell()} bytes")
    (folder() / f"{name}.png").write_bytes(written.getvalue())


def seen(page, *, height: int = 0) -> Image.Image:
    """What the window shows; with `height` (CSS pixels), as if it were that high. The admin area scrolls
    within itself, so that a picture of the whole page would end at the window's edge."""
    before = page.viewport_size
    if height:
        page.set_viewport_size({"width": before["width"], "height": height})
        page.wait_for_timeout(300)  # menus and frames find their places
    shot = page.screenshot(animations="disabled", caret="hide")
    page.set_viewport_size(before)
    return Image.open(BytesIO(shot))


def picture(page, name: str, *, height: int = 0) -> None:
    """A picture of what the window shows, under this name. `height`: see `seen`."""
    keep(seen(page, height=height), name)


def side_by_side(images: list[Image.Image], name: str) -> None:
    """One picture of several, of equal height, with a gap between them."""
    gap, height = 16, 1000  # pixels
    scaled = [image.convert("RGB").resize((image.width * height // image.height, height)) for image in images]
    width = sum(image.width for image in scaled) + gap * (len(scaled) + 1)
    sheet = Image.new("RGB", (width, height + 2 * gap), "#d8d5cc")
    left = gap
    for image in scaled:
        sheet.paste(image, (left, gap))
        left += image.width + gap
    keep(sheet, name)
