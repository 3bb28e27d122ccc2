"""The style page shows what the style sheet has, in every language, to those who enter the admin area."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from home.style.samples import COLOURS, ICONS, SIZES, SPACES
from tests.actions import somebody, write_story

pytestmark = pytest.mark.django_db
TYPE = {"text", "face", "size", "leading", "tight", "track", "line-of", "measure", "wide"}


def read(name):
    return Path(finders.find(name)).read_text()


def test_every_token__is_on_the_page():
    defined = set(re.findall(r"^\s+--([\w-]+):", read("css/site.css"), re.MULTILINE))
    assert defined - TYPE == {*COLOURS, *SIZES, *SPACES}


def test_every_icon_of_the_sprite__is_on_the_page():
    assert re.findall(r'<symbol id="([\w-]+)"', read("img/icons.svg")) == list(ICONS)


def test_every_sample_of_a_token__has_its_rule():
    styles = read("css/samples.css")
    kinds = {"swatch": COLOURS, "size": SIZES, "space": SPACES}
    assert [
        (kind, name) for kind, names in kinds.items() for name in names if f".{kind}--{name}" not in styles
    ] == []


@pytest.fixture
def samples(client):
    client.force_login(somebody("kenya-editor"))
    return lambda code: client.get(f"/admin/style/{code}/text/").content.decode()


def test_samples__are_shut_to_strangers(client):
    assert client.get("/admin/style/en/text/").status_code == 302


def test_samples__show_the_type_of_every_language(samples):
    html = samples("ar")
    assert '<html lang="ar" dir="rtl">' in html
    for code, _name in settings.LANGUAGES:
        assert f'lang="{code.replace("hant", "Hant")}"' in html


def test_samples__show_a_form_whose_errors_lead_to_their_fields(samples):
    html = samples("en")
    ways = re.findall(r'<li><a href="#(id_sample-[\w-]+)">', html)
    assert len(ways) == 3
    for field in ways:
        assert re.search(rf'id="{field}"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="{field}"', html)
        assert f'id="{field}_error"' in html


def test_a_preview__shows_a_phone_and_a_desk(client):
    page = write_story()
    client.force_login(somebody("kenya-editor"))
    editor = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert re.findall(r'data-device-width="(\d+)"', editor) == ["360", "1280"]
