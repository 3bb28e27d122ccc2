"""Every public template, as readers see it: both directions of writing, phone and desk, light and dark."""

import pytest

from tests.audit.looking import ALL_EYES, Findings

pytestmark = pytest.mark.audit
OUTSIDE = {
    "choice of language": "/",
    "tour": "/tour/",
    "sign-in": "/accounts/login/",
    "new password": "/accounts/password/reset/",
}


def addresses(demo, language: str) -> dict[str, str]:
    """A page of every type, every story that is public, and what stands outside the tree."""
    found = {}
    for label, entry in demo["pages"].items():
        version = entry["translations"].get(language)
        kind = entry["type"]
        if version and version["live"] and (kind not in found or kind == "stories.storypage"):
            found[f"{kind} {label}" if kind in found else kind] = version["url"]
    missing = {entry["type"] for entry in demo["pages"].values()} - found.keys()
    assert not missing, f"nothing public in {language}: {missing}"
    asked = {"not found": f"/{language}/nothing-here/", "search": f"/{language}/search/?q=2018"}
    return found | gone(demo, language) | asked | OUTSIDE


def gone(demo, language: str) -> dict[str, str]:
    taken_down = (entry for entry in demo["pages"].values() if entry["state"] == "taken-down")
    for entry in taken_down:
        original = entry["translations"][entry["original"]]["url"]
        return {"taken down": original.replace(f"/{entry['original']}/", f"/{language}/", 1)}
    return {}


@pytest.mark.parametrize("eyes", ALL_EYES, ids=str)
def test_public_pages__have_no_grave_finding(people, demo, eyes):
    page, findings = people.stranger(**eyes.options), Findings()
    for name, address in addresses(demo, eyes.language).items():
        assert page.goto(address).status in (200, 404, 410), address
        findings.look(page, name, eyes)
    findings.judge()
