"""The light version of a page of every template: what it weighs, and that it loads nothing by itself."""

import gzip
import re
from itertools import islice
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from editorial.registries import public_surfaces

from .test_rights import listed

pytestmark = pytest.mark.django_db
LIMIT = 14 * 1024  # bytes over the wire: what a server sends before it waits for the reader's first answer
OF_EACH = 6  # addresses of a surface: one for each language
FILES = ("css/lite.css", "img/mark.svg")
LOADS = re.compile(
    r'<(?:img|source|script|use|iframe|object|embed)\b|<(?:video|audio)(?![^>]*preload="none")'
)


def faults_of(answer) -> list[str]:
    html = answer.said.decode()
    beside = sum(len(gzip.compress(Path(finders.find(name)).read_bytes())) for name in FILES)
    faults = [f"loads {tag}" for tag in LOADS.findall(html)]
    weight = len(gzip.compress(html.encode())) + beside
    if weight > LIMIT:
        faults.append(f"{weight} bytes")
    if html.count("<link") and re.findall(r'rel="stylesheet" href="[^"]*?(\w+)\.css"', html) != ["lite"]:
        faults.append("other styles")
    if "lite=" in "".join(re.findall(r'rel="canonical" href="([^"]+)', html)):
        faults.append("canonical to itself")
    return faults + [name for name in ("Cookie", "Save-Data") if name in answer.headers.get("Vary", "")]


def test_light_version_of_every_template__weighs_little(world, visitors):
    faults, looked = [], 0
    for name, find in public_surfaces.items():
        for address in islice(find(), OF_EACH):
            light = f"{address}{'&' if '?' in address else '?'}lite=1"
            answer = visitors["anonymous"].ask("GET", light)
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                looked += 1
                faults += [f"{name}: {address}: {fault}" for fault in faults_of(answer)]
    assert looked > 30
    assert not faults, listed(faults)
