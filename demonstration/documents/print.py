"""Prints the training material of the demonstration, once, by hand: python demonstration/documents/print.py

The results are committed, so that nobody needs a browser to load the demonstration. Chinese is written as
plain text: not every machine that prints has a face for it, and plain text opens on every telephone.
"""

import html
import re
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from demonstration.reading import Entry, shelf  # noqa: E402 (found by the line above)

AS_TEXT = ("zh-hant",)
STYLE = """
@page { size: A4; margin: 20mm }
body { font: 11.5pt/1.55 "DejaVu Serif", "DejaVu Sans", serif; color: #1b2422 }
[dir=rtl] { font-family: "DejaVu Sans", sans-serif; line-height: 1.8 }
h1 { font-size: 21pt; line-height: 1.2; color: #0d4f4a; margin: 0 0 8pt }
h2 { font-size: 13.5pt; color: #0d4f4a; margin: 14pt 0 4pt; break-after: avoid }
p { margin: 0 0 6pt } .stand { color: #55625e; font-size: 12.5pt }
li { margin-block-end: 4pt; list-style: "☐  " }
aside { border-block-start: 3pt solid #f2b134; background: #f6f3ea; padding: 8pt 12pt }
aside { margin-block-start: 14pt; break-inside: avoid }
"""


def as_page(words: dict, language: str) -> str:
    """A page of HTML that stands for itself."""
    direction = "rtl" if language == "ar" else "ltr"
    blocks = "".join(as_html(block) for block in words["body"])
    return (
        f'<!doctype html><html lang="{language}" dir="{direction}"><meta charset="utf-8">'
        f"<title>{html.escape(words['title'])}</title><style>{STYLE}</style><h1>{html.escape(words['title'])}</h1>"
        f'<p class="stand">{html.escape(words["standfirst"])}</p>{blocks}</html>'
    )


def as_html(block: dict) -> str:
    if block["kind"] == "heading":
        return f"<h2>{html.escape(block['text'])}</h2>"
    if block["kind"] == "fact_box":
        return f"<aside><h2>{html.escape(block['title'])}</h2>{block['text']}</aside>"
    return block["text"]


def as_text(words: dict) -> str:
    lines = [words["title"], "", words["standfirst"], ""]
    for block in words["body"]:
        heading = block.get("title") or (block["text"] if block["kind"] == "heading" else "")
        lines += [f"\n{heading}"] if heading else []
        if block["kind"] != "heading":
            lines += re.sub(r"<li>", "\n□ ", re.sub(r"</?(p|ul|ol|/li)>", "", block["text"])).split("\n")
    return html.unescape(re.sub(r"</li>", "", "\n".join(lines))).strip() + "\n"


def write_out(entry: Entry, browser) -> None:
    for language in entry.meta["files"]:
        file = HERE / f"{entry.label}-{language}"
        if language in AS_TEXT:
            file.with_suffix(".txt").write_text(as_text(entry.words[language]), encoding="utf-8")
            continue
        page = browser.new_page()
        page.set_content(as_page(entry.words[language], language))
        page.pdf(path=str(file.with_suffix(".pdf")), prefer_css_page_size=True, tagged=True)
        page.close()


if __name__ == "__main__":
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for material in shelf("library"):
            if "files" in material.meta:
                write_out(material, chromium)
        chromium.close()
