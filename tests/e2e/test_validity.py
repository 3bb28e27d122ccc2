"""One page of every template is valid HTML, in both directions of writing; feeds and sitemaps are what their
standards say."""

import re
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.audit.test_public_pages import addresses
from tests.validity.machine_files import CHECKS, sitemap
from tests.validity.markup import faults

pytestmark = pytest.mark.e2e
LOC = re.compile(r"<loc>https?://[^/<]+([^<]+)</loc>")


def read(site: str, path: str) -> bytes:
    try:
        with urlopen(site + path, timeout=60) as answer:
            return answer.read()
    except HTTPError as answered:  # error pages are pages
        return answered.read()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_template__is_valid_html(site, demo, language):
    pages = addresses(demo, language)
    pages |= {"narrowed": f"/{language}/library/?kind=training", "light": f"/{language}/?lite=1"}
    wrong = {name: faults(read(site, path).decode()) for name, path in pages.items()}
    told = [f"{name}: {fault}" for name, found in wrong.items() for fault in found]
    assert not told, "\n" + "\n".join(told)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_feed__is_valid(site, language):
    home = read(site, f"/{language}/stories/").decode()
    kinds = {"stories", "updates", "campaigns", "library"}
    assert f"/{language}/feeds/stories.atom" in home
    told = []
    for kind in sorted(kinds):
        for form, check in CHECKS.items():
            found = check(read(site, f"/{language}/feeds/{kind}.{form}"))
            told += [f"{kind}.{form}: {fault}" for fault in found]
    assert not told, "\n" + "\n".join(told)


def test_every_sitemap__is_valid(site):
    index = read(site, "/sitemap.xml")
    told = sitemap(index)
    files = LOC.findall(index.decode())
    assert len(files) == 6
    for path in files:
        told += [f"{path}: {fault}" for fault in sitemap(read(site, path))]
    assert not told, "\n" + "\n".join(told)
