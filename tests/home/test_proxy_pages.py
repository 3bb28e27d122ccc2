"""What readers get from the proxy while the site does not answer."""

import re

import pytest
from django.conf import settings
from django.utils.translation import get_language_info, override

from home.errors import texts
from home.proxy_pages import FILES, write_proxy_pages

LOCATIONS = settings.BASE_DIR / "deploy" / "site.locations"


@pytest.mark.parametrize("name", FILES)
def test_each_page__says_it_in_every_language_and_its_direction(tmp_path, name):
    write_proxy_pages(tmp_path)
    html = (tmp_path / name).read_text()
    sections = re.findall(r'<section lang="([\w-]+)" dir="(\w+)"><h2>(.+?)</h2>\s*<p>(.+?)</p>', html)
    expected = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            words = texts(FILES[name])
        direction = "rtl" if get_language_info(code)["bidi"] else "ltr"
        expected.append((code.lower(), direction, words["title"], words["text"]))
    assert [(code.lower(), *rest) for code, *rest in sections] == expected
    assert len({title for _code, _direction, title, _text in sections}) == len(settings.LANGUAGES)


def test_a_page__needs_nothing_from_the_site_but_its_static_files(tmp_path):
    write_proxy_pages(tmp_path)
    for name in FILES:
        addresses = re.findall(r'(?:href|src)="([^"]+)"', (tmp_path / name).read_text())
        assert addresses
        assert all(address.startswith("/static/") for address in addresses)


def test_the_proxy__is_told_of_every_page():
    told = LOCATIONS.read_text()
    assert all(f" /{name};" in told for name in FILES)
