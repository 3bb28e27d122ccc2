"""LibreOffice's formats (OpenDocument)."""

import re

from . import office_refusals
from .xml_parts import drop_attributes, local, names_in, neutral_drawing_names, parse, remove, serialize

MANIFEST = "META-INF/manifest.xml"
KEPT = {"mimetype", "content.xml", "styles.xml", MANIFEST}
KEPT_FOLDERS = ("Pictures/", "Fonts/")
DROPPED = re.compile(
    r"^(meta\.xml|settings\.xml|manifest\.rdf|layout-cache|Thumbnails/|Configurations2/|ObjectReplacements/"
    r"|META-INF/documentsignatures\.xml|META-INF/macrosignatures\.xml)"
)
UNFINISHED = {
    "annotation",
    "tracked-changes",
    "change",
    "change-start",
    "change-end",
    "deletion",
    "insertion",
}
RUNS = {
    "script",
    "event-listener",
    "plugin",
    "applet",
    "object",
    "object-ole",
    "floating-frame",
    "control",
    "form",
}
PERSONAL_FIELDS = {"author-name", "author-initials", "creator", "initial-creator", "printed-by", "file-name",
                   "sender-firstname", "sender-lastname", "sender-initials", "sender-title",
                   "sender-position",
                   "sender-email", "sender-phone-private", "sender-fax", "sender-company",
                   "sender-phone-work",
                   "sender-street", "sender-city", "sender-postal-code", "sender-country", "template-name",
                   "creation-date", "creation-time", "modification-date", "modification-time", "print-date",
                   "print-time", "editing-cycles", "editing-duration", "date-string",
                   "user-defined"}  # fmt: skip
LINKS = ("http://", "https://", "mailto:", "tel:", "#")


def without_dropped(parts: dict[str, bytes], media_type: str) -> dict[str, bytes]:
    """The parts that may stay. Raises UploadRefused for parts that are neither words nor pictures."""
    kept = {name: part for name, part in parts.items() if not DROPPED.match(name)}
    for name in kept:
        if name not in KEPT and not name.startswith(KEPT_FOLDERS):
            raise office_refusals.embedded()
    if "content.xml" not in kept or MANIFEST not in kept:
        raise office_refusals.damaged()
    kept[MANIFEST] = _manifest_of(kept, media_type)
    return kept


def _manifest_of(kept: dict[str, bytes], media_type: str) -> bytes:
    """The list of contents, without the parts that are gone."""
    root = parse(kept[MANIFEST])
    if "encryption-data" in names_in(root):
        raise office_refusals.encrypted()
    for entry in list(root):
        path = next((value for name, value in entry.attrib.items() if local(name) == "full-path"), "")
        if path != "/" and path not in kept:
            root.remove(entry)
    return serialize(root)


def clean_xml(name: str, part: bytes) -> bytes:
    root = parse(part)
    if name == MANIFEST:
        return serialize(root)
    found = names_in(root)
    if found & UNFINISHED:
        raise office_refusals.unfinished()
    if found & RUNS:
        raise office_refusals.embedded()
    _check_references(root)
    for element in root.iter():
        if local(element.tag) in PERSONAL_FIELDS:
            element.text = ""
    remove(root, {"meta", "user-field-decls"})
    drop_attributes(root, lambda attribute: attribute.endswith("rsid"))
    neutral_drawing_names(root, {"frame", "image", "title", "desc"}, ("name",))
    return serialize(root)


def _check_references(root) -> None:
    for element in root.iter():
        for attribute, value in element.attrib.items():
            if local(attribute) != "href" or value.startswith((*LINKS, *KEPT_FOLDERS)) or not value:
                continue
            raise office_refusals.external()
        is_picture = local(element.tag) in ("image", "background-image", "fill-image")
        href = next((value for name, value in element.attrib.items() if local(name) == "href"), "")
        if is_picture and href.startswith(LINKS[:2]):
            raise office_refusals.external()
