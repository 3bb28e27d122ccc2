"""Pictures are painted anew from their pixels: what is no pixel does not come along."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pillow_heif
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, ImageSequence

from . import limits
from .kinds import Kind
from .outcome import CleanFile, UploadRefused

# How Pillow calls the kind when it reads. A telephone's "multi-picture" JPEG comes as MPO: its first
# picture is the photograph, the second a copy without the crop, so only the first is taken.
READERS = {"jpeg": ["JPEG", "MPO"], "png": ["PNG"], "gif": ["GIF"], "webp": ["WEBP"], "avif": ["AVIF"]}
ANIMATED = {"gif", "webp"}  # what Wagtail can make smaller sizes of
SRGB = ImageCms.createProfile("sRGB")

WRITERS: dict[str, dict[str, Any]] = {
    "jpg": {"format": "JPEG", "quality": 90, "optimize": True, "progressive": True},
    "png": {"format": "PNG", "optimize": True},
    "gif": {"format": "GIF", "optimize": False},
    "webp": {"format": "WEBP", "quality": 88, "method": 4},
    "avif": {"format": "AVIF", "quality": 80, "speed": 8},
}


Brush = Callable[[Image.Image], None]  # changes a picture in place


def no_change(picture: Image.Image) -> None:
    pass


def clean_picture(content: bytes, kind: Kind, brush: Brush = no_change) -> CleanFile:
    """Args: `content` of a picture of that kind; `brush` goes over every frame before it is written.
    Raises: UploadRefused where it cannot be read whole."""
    try:
        source = _open(content, kind)
        moving = _frames_of(source) > 1
        painted = _animation(source, kind, brush) if moving else _still(source, kind, brush)
    except UploadRefused:
        raise
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except Exception as error:  # Pillow raises whatever a broken file makes it stumble over
        raise UploadRefused(_("This picture is damaged or not complete."), code="damaged") from error
    return CleanFile(painted, kind.extension, kind.media_type)


def _open(content: bytes, kind: Kind) -> Image.Image:
    if kind.code == "heic":
        heif = pillow_heif.open_heif(BytesIO(content), convert_hdr_to_8bit=True)
        _check_size(*heif.size, frames=1)
        primary = heif[heif.primary_index]  # decoded upright; depth maps and bursts stay behind
        picture = Image.frombytes(
            primary.mode, primary.size, bytes(primary.data), "raw", primary.mode, primary.stride
        )
        if profile := primary.info.get("icc_profile"):
            picture.info["icc_profile"] = profile
        return picture
    source = Image.open(BytesIO(content), formats=READERS[kind.code])
    _check_size(*source.size, frames=1 if source.format == "MPO" else getattr(source, "n_frames", 1))
    return source


def _frames_of(source: Image.Image) -> int:
    return 1 if source.format == "MPO" else getattr(source, "n_frames", 1)


def _too_many_pixels() -> UploadRefused:
    return UploadRefused(
        _("This picture has too many pixels. At most %(megapixels)d million are taken.")
        % {"megapixels": limits.MAX_PIXELS // 1_000_000},
        code="too_many_pixels",
    )


def _check_size(width: int, height: int, *, frames: int) -> None:
    pixels = width * height
    if max(width, height) > limits.MAX_SIDE or pixels > limits.MAX_PIXELS:
        raise _too_many_pixels()
    if frames > 1 and (frames > limits.MAX_FRAMES or frames * pixels > limits.MAX_ANIMATED_PIXELS):
        raise UploadRefused(_("This animation is too long or too large."), code="too_many_frames")


def _still(source: Image.Image, kind: Kind, brush: Brush) -> bytes:
    upright = _plain(ImageOps.exif_transpose(source), alpha=kind.extension != "jpg")
    brush(upright)
    return _write(upright, kind.extension)


def _animation(source: Image.Image, kind: Kind, brush: Brush) -> bytes:
    if kind.code not in ANIMATED:
        raise UploadRefused(_("Moving pictures are taken as GIF or WebP only."), code="animated")
    frames, durations = [], []
    loop = source.info.get("loop")
    for frame in ImageSequence.Iterator(source):
        frames.append(_plain(frame, alpha=True))
        brush(frames[-1])
        durations.append(max(20, int(frame.info.get("duration") or 100)))  # milliseconds
    options: dict[str, Any] = {"save_all": True, "append_images": frames[1:], "duration": durations}
    if loop is not None:  # without one, a GIF plays once
        options["loop"] = loop
    if kind.code == "gif":
        options["disposal"] = 2
    return _write(frames[0], kind.extension, **options)


def _plain(picture: Image.Image, *, alpha: bool) -> Image.Image:
    """A new picture in grey or RGB (with transparency where `alpha`), colours in sRGB, nothing attached."""
    picture = _in_srgb(picture)
    if picture.mode in ("I;16", "I;16B", "I;16L", "I;16N", "I"):
        picture = picture.point(lambda value: value / 256).convert("L")
    transparent = picture.has_transparency_data
    if transparent:
        picture = picture.convert("RGBA")
        # What lies beneath full transparency is invisible, and can be another picture.
        seen = picture.getchannel("A").point(lambda value: 255 if value else 0)
        picture = Image.composite(picture, Image.new("RGBA", picture.size), seen)
        if not alpha:
            picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture)
    mode = "RGBA" if transparent and alpha else "L" if picture.mode in ("1", "L") else "RGB"
    fresh = Image.new(mode, picture.size)
    fresh.paste(picture.convert(mode))
    return fresh


def _in_srgb(picture: Image.Image) -> Image.Image:
    """A profile names the camera or the screen. Its colours are worked in, then it goes."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return picture
    target = "RGB" if picture.mode != "RGBA" else "RGBA"
    transform: Callable[..., Any] = ImageCms.profileToProfile
    try:
        converted = transform(picture, ImageCms.ImageCmsProfile(BytesIO(profile)), SRGB, outputMode=target)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture  # a broken profile: the plain numbers are what most viewers show anyway
    return converted or picture


def _write(picture: Image.Image, extension: str, **options: Any) -> bytes:
    stream = BytesIO()
    picture.save(stream, **WRITERS[extension], **options)
    return stream.getvalue()
