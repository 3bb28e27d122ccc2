"""What the proxy in front shows when it cannot ask the site (deploy/site.locations): one page in all
languages, since it knows no reader's."""

from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language_info, override

from .errors import texts

# File → the status whose words it has.
FILES = {"away.html": 503, "too-large.html": 413}


def write_proxy_pages(folder: Path) -> int:
    """Writes the pages, each whole or not at all. Static files are collected before. Returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, status in FILES.items():
        half = folder / f"{name}.half"
        half.write_text(page(status))
        half.replace(folder / name)
    return len(FILES)


def page(status: int) -> str:
    said = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            words = texts(status)
        said.append((get_language_info(code), words["title"], words["text"]))
    with override("en"):
        return render_to_string("errors/proxy.html", {"heading": said[0][1], "said": said})
