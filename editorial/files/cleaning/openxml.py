"""Word, Excel and PowerPoint (Office Open XML)."""

import posixpath
import re

from . import office_refusals
from .xml_parts import drop_attributes, local, names_in, neutral_drawing_names, parse, remove, serialize

TYPES = "[Content_Types].xml"

DROPPED_PARTS = re.compile(
    r"^(docProps/|customXml/|docMetadata/|_xmlsignatures/|package/|customUI/"
    r"|word/people\.xml|word/(comments\w*|commentsIds)\.xml|word/_rels/comments\w*\.xml\.rels"
    r"|xl/(persons/|printerSettings/|comments\d*\.xml|threadedComments/|metadata/)|xl/worksheets/printerSettings"
    r"|ppt/(commentAuthors\.xml|authors\.xml|changesInfos/|revisionInfo\.xml|tags/|printerSettings/|comments/)"
    r"|word/printerSettings|.*/printerSettings\d*\.bin$)"
)
COMMENT_PARTS = re.compile(r"^(word/comments\w*|xl/comments\d*|xl/threadedComments/.*|ppt/comments/.*)\.xml$")
COMMENT_ELEMENTS = {"comment", "threadedComment", "cm"}
REFUSED_PARTS = re.compile(
    r"vbaProject|vbaData|macro|activeX|ctrlProps|embeddings/|externalLinks|oleObject|/revisions/|connections\.xml"
    r"|queryTables|xl/model/|webextensions|mailMerge|recipientData|attachedToolbars",
    re.IGNORECASE,
)
TRACKED = {"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "delText", "delInstrText",
           "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange",
           "numberingChange",
           "tblGridChange", "tblPrExChange", "moveFromRangeStart", "moveToRangeStart", "commentReference",
           "commentRangeStart"}  # fmt: skip
REMOVED = {  # in settings and workbook: templates, paths, protection, identities, mail merge
    "attachedTemplate", "rsids", "docVars", "mailMerge", "writeProtection", "docId", "fileSharing", "absPath",
    "revisionPtr", "fileVersion", "proofState", "custDataLst", "dataBinding", "externalReferences",
    "webPublishing",
    "legacyDrawing", "commentRangeEnd", "annotationRef",  "smartTags",
}  # fmt: skip
DRAWING = {"cNvPr", "docPr", "imagedata", "shape", "blip"}
REMOVED_RELATIONS = ("/attachedTemplate", "/core-properties", "/extended-properties", "/custom-properties",
                     "/thumbnail", "/customXml", "/people", "/printerSettings", "/commentAuthors", "/authors",
                     "/changesInfo", "/revisionInfo", "/tags", "/person", "/classificationlabels",
                     "/origin")  # fmt: skip
LINKS = ("http://", "https://", "mailto:", "tel:")


def without_dropped(parts: dict[str, bytes], media_type: str) -> dict[str, bytes]:
    """The parts that may stay, before their insides are cleaned."""
    if TYPES not in parts or media_type.encode() not in parts[TYPES]:
        raise office_refusals.runs()
    for name, part in parts.items():
        if REFUSED_PARTS.search(name):
            raise office_refusals.embedded()
        if COMMENT_PARTS.match(name) and names_in(parse(part)) & COMMENT_ELEMENTS:
            raise office_refusals.unfinished()
    kept = {name: part for name, part in parts.items() if not DROPPED_PARTS.match(name)}
    for name in [name for name in kept if name.endswith(".rels")]:
        if _owner(name) not in kept and name != "_rels/.rels":
            del kept[name]
    kept[TYPES] = _types_of(kept)
    return {
        name: _relations_of(name, part, kept) if name.endswith(".rels") else part
        for name, part in kept.items()
    }


def _owner(relations: str) -> str:
    folder, _rels, name = relations.rpartition("_rels/")
    return folder + name.removesuffix(".rels")


def _types_of(kept: dict[str, bytes]) -> bytes:
    """The list of contents, without the parts that are gone."""
    root = parse(kept[TYPES])
    for entry in list(root):
        name = entry.get("PartName", "").lstrip("/")
        if (name and name not in kept) or entry.get("Extension", "").lower() == "bin":
            root.remove(entry)
    return serialize(root)


def _relations_of(name: str, part: bytes, kept: dict[str, bytes]) -> bytes:
    root = parse(part)
    folder = posixpath.dirname(_owner(name))
    for relation in list(root):
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        if kind.endswith(REMOVED_RELATIONS):
            root.remove(relation)
        elif relation.get("TargetMode") == "External":
            _check_link(kind, target)
        elif not target.startswith("#") and _resolved(folder, target) not in kept:
            root.remove(relation)
    return serialize(root)


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/" + folder, target.partition("#")[0])).lstrip("/")


def _check_link(kind: str, target: str) -> None:
    if not kind.endswith("/hyperlink") or not target.lower().startswith(LINKS):
        raise office_refusals.external()


def clean_xml(name: str, part: bytes) -> bytes:
    root = parse(part)
    if name.endswith(".rels") or name == TYPES:
        return serialize(root)
    found = names_in(root)
    if name.startswith("word/") and found & TRACKED:
        raise office_refusals.unfinished()
    if found & {"oleObj", "OLEObject", "control", "altChunk", "externalData"}:
        raise office_refusals.embedded()
    if name == "xl/workbook.xml":
        _refuse_hidden_sheets(root)
    remove(root, REMOVED)
    _forget_printers(root)
    drop_attributes(root, _identifies)
    neutral_drawing_names(root, DRAWING, ("name", "descr", "title", "alt"))
    return serialize(root)


def _identifies(attribute: str) -> bool:
    """Marks that tell which editing session, or which person, wrote a part of the text."""
    return attribute.startswith("rsid") or attribute in {
        "author", "initials", "lastEdited", "paraId", "textId", "userId", "userName", "dateUtc",
    }  # fmt: skip


def _forget_printers(root) -> None:
    """A sheet's page setup points to the printer's own settings, which are gone."""
    for setup in [element for element in root.iter() if local(element.tag) == "pageSetup"]:
        for attribute in [name for name in setup.attrib if local(name) == "id"]:
            del setup.attrib[attribute]


def _refuse_hidden_sheets(root) -> None:
    if any(
        local(sheet.tag) == "sheet" and sheet.get("state", "visible") != "visible" for sheet in root.iter()
    ):
        raise office_refusals.hidden()
