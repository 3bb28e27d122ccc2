"""Whether a page is valid HTML: the parser of the standard without forgiveness, and rules of structure that
no parser knows."""

from collections import Counter

import html5lib
from lxml import etree

# Elements and what alone may stand in them (HTML, "content model"), scripts and templates aside.
ONLY = {
    "ul": {"li"},
    "ol": {"li"},
    "menu": {"li"},
    "dl": {"dt", "dd", "div"},
    "tr": {"th", "td"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "select": {"option", "optgroup", "hr"},
    "picture": {"source", "img"},
}
PHRASING_ONLY = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "span",
    "label",
    "button",
    "summary",
    "legend",
    "dt",
    "q",
}
BLOCKS = {
    *{
        "div",
        "p",
        "ul",
        "ol",
        "dl",
        "table",
        "section",
        "article",
        "nav",
        "aside",
        "header",
        "footer",
        "main",
    },
    *{"form", "fieldset", "figure", "blockquote", "details", "pre", "hr"},
}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
INTERACTIVE = {"a", "button", "input", "select", "textarea", "details", "label"}
POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list", "form")
# What the standard allows in a legend or a summary besides phrasing.
MAY_HOLD_HEADINGS = {"legend", "summary"}


def faults(html: str) -> list[str]:
    """What is wrong with a page, in words; empty for a valid one."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"), namespaceHTMLElements=False)
    tree = parser.parse(html)
    return [*_of_parser(parser, html), *structure(tree.getroot())]


def _of_parser(parser, html: str) -> list[str]:
    lines = html.splitlines()
    return [
        f"line {line}: {code} {facts or ''} … {lines[line - 1][max(0, column - 60) : column + 20].strip()}"
        for (line, column), code, facts in parser.errors
    ]


def structure(root) -> list[str]:
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    wrong = [f"id {name} stands {number} times" for name, number in _ids(elements).items() if number > 1]
    for element in elements:
        wrong += [f"{where(element)}: {fault}" for fault in _of_element(element, _ids_of(root))]
    wrong += [] if len(root.findall(".//h1")) == 1 else ["not exactly one h1"]
    wrong += [] if len(root.findall(".//main")) == 1 else ["not exactly one main"]
    wrong += [] if root.get("lang") and root.findtext(".//title") else ["no language or title"]
    return wrong


def _ids(elements) -> Counter:
    return Counter(element.get("id") for element in elements if element.get("id") is not None)


def _ids_of(root) -> set[str]:
    return set(root.xpath("//@id"))


def _of_element(element, ids: set[str]) -> list[str]:
    inside = [child for child in element if isinstance(child.tag, str)]
    only = ONLY.get(element.tag)
    wrong = [
        f"holds a {child.tag}" for child in inside if only and child.tag not in only | {"script", "template"}
    ]
    if element.tag in PHRASING_ONLY:
        headings = set() if element.tag in MAY_HOLD_HEADINGS else HEADINGS
        wrong += [
            f"holds a {child.tag}"
            for child in element.iter()
            if child.tag in BLOCKS | headings and child is not element
        ]
    if element.tag in {"a", "button"}:
        wrong += [
            f"holds a {child.tag}"
            for child in element.iter()
            if child.tag in INTERACTIVE and child is not element
        ]
    for name in POINTERS:
        missing = set((element.get(name) or "").split()) - ids
        wrong += [f"{name} points to nothing: {one}" for one in missing]
    return wrong + _of_attributes(element)


def _of_attributes(element) -> list[str]:
    wrong = []
    if element.tag == "img":
        wrong += [f"no {name}" for name in ("alt", "width", "height") if element.get(name) is None]
    if element.tag == "a" and element.get("href") is not None:
        wrong += (
            ["empty or unescaped address"] if " " in element.get("href") or not element.get("href") else []
        )
    if (element.get("id") or "x").strip() == "" or " " in (element.get("id") or ""):
        wrong.append("id with a blank")
    if element.get("dir") not in {None, "ltr", "rtl", "auto"}:
        wrong.append("no such direction")
    return wrong


def where(element) -> str:
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return text[:90].replace("\n", " ")
