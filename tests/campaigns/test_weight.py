"""What campaigns, the Charter and the toolbox cost a reader on a slow network (standards, "Weight")."""

import itertools
import re

import pytest

from campaigns.models import CharterIndexPage
from campaigns.provisions import Provision
from tests.actions import release_page
from tests.campaigns.charter_actions import article, index_of, tool
from tests.home.test_weight import KILOBYTE, own_files, size_of

from .acting import released_action
from .actions import released_campaign, stream
from .signatures.test_counting import signed

pytestmark = pytest.mark.django_db
NOTE = "Two sentences that say much about it. " * 6


def full_pages() -> list[str]:
    for code in Provision.values:
        release_page(article(code, standfirst=NOTE))
    for number in range(10):
        release_page(tool(f"tool-{number}", worked=NOTE, failed=NOTE, risk=NOTE))
    claims = stream("claim", *({"article": code, "how": NOTE} for code in ("assembly", "funding")))
    used = {"tool": "tool-1", "name": "A tool", "worked": NOTE, "failed": NOTE, "risk": NOTE}
    for _number in range(6):
        campaign = released_campaign(claims=claims, tools=stream("tool", used))
    letter = {"addressee": "The Clerk", "letter": NOTE * 3, "do": "Write.", "do_not": "Shout."}
    petition = released_action(campaign=campaign, share_text=NOTE)
    for content in (petition, index_of(CharterIndexPage)):
        signed(content.placement, 80, "KE", name="Somebody with a name", looked_at="2026-01-05", shown="name")
    pages = [petition, released_action(campaign=campaign, kind="letter", **letter)]
    addresses = [page.get_url() for page in (campaign, *pages)]
    return ["/en/charter/", "/en/charter/assembly/", "/en/toolbox/", "/en/toolbox/tool-1/", *addresses]


def test_full_pages__are_light_without_script_and_step_down_their_headings(client):
    for place in full_pages():
        html = client.get(place).content.decode()
        files, _eager = own_files(html)
        weight = sum(size_of(address) for address in files if address.endswith((".css", ".js")))
        assert len(html.encode()) <= 30 * KILOBYTE, (place, len(html.encode()))
        assert len(html.encode()) + weight <= 75 * KILOBYTE, place
        assert 1 + len(files) <= 12, place
        assert "<script" not in html.replace('<script type="application/ld+json">', "")
        assert not re.search(r"\sstyle=|\son\w+=", html), place
        levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
        assert levels.count(1) == 1, place
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), place
