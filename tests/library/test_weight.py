"""What the library costs a reader on a slow network, and what it lets in (standards, "Weight")."""

import itertools
import re

import pytest

from tests.actions import release_page
from tests.home.test_weight import KILOBYTE, own_files, size_of
from tests.library.shelving import files, front_page_of, insight, leaflet, meeting, overview, resource

pytestmark = pytest.mark.django_db


def test_a_full_library__is_light_without_script_and_steps_down_its_headings(client, library):
    front_page_of("kenya")
    overview()
    for year in range(2010, 2026, 3):
        release_page(insight(library, year=year, standfirst="Two sentences that say much. " * 6))
        release_page(resource(library, year=year, standfirst="Two sentences that say much. " * 6))
    page = release_page(resource(library, files=files(en=leaflet(), fr=leaflet())))
    places = ["/en/library/", "/en/library/?kind=insights", "/en/library/insights/", page.get_url()]
    places.append(release_page(meeting(library)).get_url())  # long over: nothing to tell a device
    for place in places:
        html = client.get(place).content.decode()
        styles, _eager = own_files(html)
        weight = sum(size_of(address) for address in styles if address.endswith((".css", ".js")))
        assert len(html.encode()) <= 30 * KILOBYTE, place
        assert len(html.encode()) + weight <= 75 * KILOBYTE, place
        assert "<script" not in html.replace('<script type="application/ld+json">', "")
        assert not re.search(r"\sstyle=|\son\w+=", html)
        levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), place
