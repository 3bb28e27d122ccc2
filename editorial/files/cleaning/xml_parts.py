"""XML inside office files, read without entities, addresses and remarks."""

import re
from collections.abc import Iterable

from lxml import etree

from . import office_refusals

FILE_NAME = re.compile(
    r"([\\/]|\.(jpe?g|png|gif|webp|heic|heif|avif|tiff?|bmp|docx?|pdf|mp4|mov)\b)", re.IGNORECASE
)


def parse(part: bytes):
    """The root element. Raises UploadRefused for a document type (entities live there) or broken XML."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise office_refusals.damaged() from error
    if root.getroottree().docinfo.doctype:
        raise office_refusals.damaged()
    return root


def serialize(root) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local(name) -> str:
    """The name without its namespace."""
    return etree.QName(name).localname


def names_in(root) -> set[str]:
    return {local(element.tag) for element in root.iter()}


def remove(root, names: Iterable[str]) -> None:
    """Takes the elements of these local names out; the text behind them stays."""
    wanted = set(names)
    for element in [element for element in root.iter() if local(element.tag) in wanted]:
        parent = element.getparent()
        if parent is None:
            continue
        if element.tail:
            before = element.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + element.tail
            else:
                parent.text = (parent.text or "") + element.tail
        parent.remove(element)


def drop_attributes(root, unwanted) -> None:
    """unwanted: function(local attribute name) -> bool."""
    for element in root.iter():
        for attribute in [name for name in element.attrib if unwanted(local(name))]:
            del element.attrib[attribute]


def neutral_drawing_names(root, elements: set[str], attributes: tuple[str, ...]) -> None:
    """Word processors keep the name of an inserted picture's file, sometimes with its folder."""
    for element in root.iter():
        if local(element.tag) not in elements:
            continue
        for attribute in [name for name in element.attrib if local(name) in attributes]:
            if FILE_NAME.search(element.attrib[attribute]):
                element.attrib[attribute] = ""
