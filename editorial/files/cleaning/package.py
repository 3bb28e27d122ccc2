"""The zip around an office file: opened with ceilings, written anew without times, owners and remarks."""

import stat
import zipfile
from io import BytesIO

from . import limits, office_refusals

EPOCH = (1980, 1, 1, 0, 0, 0)


def unpack(content: bytes) -> dict[str, bytes]:
    """Parts by name, in their order.

    Raises: UploadRefused for encryption, doubled or odd names, links, and for more bytes than the limits
    allow, counted while unpacking and not believed from the directory.
    """
    parts: dict[str, bytes] = {}
    budget = limits.MAX_UNPACKED
    with zipfile.ZipFile(BytesIO(content)) as package:
        entries = package.infolist()
        if len(entries) > limits.MAX_PARTS:
            raise office_refusals.too_large()
        for entry in entries:
            _check(entry, parts)
            if entry.is_dir():
                continue
            with package.open(entry) as stream:
                part = stream.read(min(budget, limits.MAX_UNPACKED_PART) + 1)
            budget -= len(part)
            if budget < 0 or len(part) > limits.MAX_UNPACKED_PART:
                raise office_refusals.too_large()
            parts[entry.filename] = part
    return parts


def _check(entry: zipfile.ZipInfo, parts: dict[str, bytes]) -> None:
    name = entry.filename
    odd = name.startswith(("/", "\\")) or ".." in name.split("/") or "\\" in name or not name.isprintable()
    if entry.flag_bits & 0x41 or stat.S_ISLNK(entry.external_attr >> 16):
        raise office_refusals.encrypted()
    if odd or name.lower() in {known.lower() for known in parts}:
        raise office_refusals.damaged()


def pack(parts: dict[str, bytes]) -> bytes:
    """A zip with the parts in their order; the part `mimetype` is stored first and plain, as ODF asks."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda name: name != "mimetype"):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 0
            entry.external_attr = 0
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(entry, parts[name])
    return stream.getvalue()
