"""Pictures as telephones, cameras and programs write them."""

import struct
from io import BytesIO

import pillow_heif
from PIL import Image, ImageCms, PngImagePlugin

TRAIL = b"Kisumu-1203"  # in every place where metadata can stand
TEXT = TRAIL.decode()
XMP = b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">' + TRAIL + b"</x:xmpmeta><?xpacket end='w'?>"


def picture(size=(60, 40), mode="RGB") -> Image.Image:
    image = Image.new(mode, size, "navy")
    image.paste("orange", (0, 0, size[0] // 2, size[1] // 2))
    return image


def exif(orientation: int = 1) -> bytes:
    data = Image.Exif()
    data[0x010F], data[0x0110], data[0x0131], data[0x0112] = TEXT, TEXT, TEXT, orientation
    data[0x9286] = TEXT
    gps = data.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "S", (0.0, 5.0, 31.0), "E", (34.0, 46.0, 2.0)
    return data.tobytes()


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + TRAIL


def saved(image: Image.Image, kind: str, **options) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def jpeg(orientation: int = 1, **options) -> bytes:
    """EXIF with a place, XMP, comment, colour profile, a MakerNote and a second picture behind the first."""
    second = saved(picture((16, 16)), "JPEG", comment=TRAIL)
    return (
        saved(
            picture(),
            "JPEG",
            exif=exif(orientation),
            xmp=XMP,
            comment=TRAIL,
            icc_profile=profile(),
            **options,
        )
        + second
    )


def jpeg_with_thumbnail() -> bytes:
    """The small picture in APP1 is the photograph before its faces were cut off."""
    plain = saved(picture(), "JPEG")
    thumbnail = saved(picture((160, 120)), "JPEG", comment=TRAIL)
    body = b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0" + thumbnail
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + plain[2:]


def png() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", TEXT)
    words.add_text("Comment", TEXT, zip=True)
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(picture(mode="RGBA"), "PNG", pnginfo=words, exif=exif(), icc_profile=profile()) + TRAIL


def webp() -> bytes:
    return saved(picture(), "WEBP", exif=exif(), xmp=XMP, icc_profile=profile())


def avif(orientation: int = 1) -> bytes:
    return saved(picture(), "AVIF", exif=exif(orientation), xmp=XMP, icc_profile=profile())


def heic() -> bytes:
    heif = pillow_heif.from_pillow(picture((64, 48)))
    heif.info["exif"], heif.info["xmp"] = exif(), XMP
    stream = BytesIO()
    heif.save(stream, quality=80)
    return stream.getvalue()


def gif(frames: int = 3, kind: str = "GIF", **options) -> bytes:
    pictures = [Image.new("RGB", (20, 10), (80 * at, 30, 200 - 60 * at)) for at in range(frames)]
    more = {"comment": TRAIL} if kind == "GIF" else {}
    options = {"duration": [100, 200, 300][:frames], "loop": 2, **more, **options}
    content = saved(pictures[0], kind, save_all=True, append_images=pictures[1:], **options)
    if kind != "GIF":
        return content
    application = b"\x21\xff\x0bXMP DataXMP" + bytes([len(XMP[:200])]) + XMP[:200] + b"\0"
    return content[:-1] + application + b";" + TRAIL


def png_with_16_bit() -> bytes:
    return saved(Image.new("I;16", (20, 20), 40_000), "PNG")


def small_jpeg() -> bytes:
    return saved(picture(), "JPEG", exif=exif(), comment=TRAIL)
