"""The screens of consent, as safety of a region sees them. They are opened, nothing is sent."""

import pytest

from tests.audit.looking import ALL_EYES, Findings
from tests.e2e.people import People

pytestmark = pytest.mark.audit


@pytest.fixture(scope="module")
def signed_in(browser, browser_context_args):
    people = People(browser, browser_context_args)
    page = people("kenya-safety")
    kept = page.context.storage_state()
    people.leave()
    return kept


@pytest.mark.parametrize("eyes", [eyes for eyes in ALL_EYES if eyes.language == "en"], ids=str)
def test_consent_screens__have_no_grave_finding(people, demo, signed_in, eyes):
    page = people.stranger(**eyes.options, storage_state=signed_in)
    findings = Findings()
    story, ended = (
        f"/admin/consent/{demo['pages'][label]['id']}/" for label in ("kenya-well", "kenya-bench")
    )
    for name, address in {"list": "/admin/consent/", "story": ended, "add": f"{story}add/"}.items():
        assert page.goto(address).status == 200, address
        page.wait_for_load_state("networkidle")
        findings.look(page, f"consent {name}", eyes)
    page.goto(ended)
    record = page.locator("main a[href*='/consent/record/']").last.get_attribute("href")
    for step in ("", "erase/"):
        assert page.goto(f"{record}{step}").status == 200
        findings.look(page, f"consent record {step.strip('/')}", eyes)
    findings.judge()
