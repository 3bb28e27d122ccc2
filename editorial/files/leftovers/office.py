"""Office files: the zip's own records, then every part with the standard library's parser."""

import re
import zipfile
from io import BytesIO

from defusedxml.ElementTree import fromstring

from .pictures import gif_leftovers, jpeg_leftovers, png_leftovers, signs

PARTS = re.compile(
    r"^(docProps|customXml|docMetadata|Thumbnails|Configurations2|Basic|Scripts)/|(^|/)(meta|settings_|people|comments"
    r"|commentAuthors|authors|vbaProject)\w*\.(xml|bin)$|embeddings|printerSettings|externalLinks|activeX",
    re.IGNORECASE,
)
ELEMENTS = {"ins", "del", "comment", "annotation", "tracked-changes", "rsids", "attachedTemplate", "absPath",
            "fileSharing", "lastModifiedBy", "initial-creator", "oleObject", "script",
            "mailMerge"}  # fmt: skip
ATTRIBUTE = re.compile(r"^(rsid\w*|.*-rsid|author|userName|initials)$")
PICTURES = {"jpg": jpeg_leftovers, "jpeg": jpeg_leftovers, "png": png_leftovers, "gif": gif_leftovers}


def office_leftovers(content: bytes) -> list[str]:
    found: list[str] = []
    with zipfile.ZipFile(BytesIO(content)) as package:
        if package.comment or package.testzip():
            found.append("zip remark or damage")
        for entry in package.infolist():
            if (
                entry.date_time != (1980, 1, 1, 0, 0, 0)
                or entry.extra
                or entry.comment
                or entry.create_system
            ):
                found.append("zip time, owner or remark")
            if PARTS.search(entry.filename):
                found.append(f"office part {entry.filename}")
            found += _part_leftovers(entry.filename, package.read(entry))
    return found


def _part_leftovers(name: str, part: bytes) -> list[str]:
    extension = name.rpartition(".")[2].lower()
    if extension in PICTURES:
        return PICTURES[extension](part)
    if extension not in ("xml", "rels", "vml"):
        return signs(part)
    found = []
    for element in fromstring(part, forbid_dtd=True).iter():
        tag = element.tag.rpartition("}")[2]
        if tag in ELEMENTS and not name.startswith("xl/"):
            found.append(f"office element {tag}")
        attributes = (attribute.rpartition("}")[2] for attribute in element.attrib)
        found += [f"office attribute {attribute}" for attribute in attributes if ATTRIBUTE.match(attribute)]
    return found
