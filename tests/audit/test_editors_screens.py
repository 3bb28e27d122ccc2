"""The screens where editors, signers and translators work. Each person signs in once, and looks in the
language of the account; the screens are opened, nothing is sent."""

import pytest

from tests.audit.looking import ALL_EYES, Findings
from tests.e2e.people import People

pytestmark = pytest.mark.audit
LOOKS = {"en": "kenya-editor", "ar": "ar-reviewer"}


@pytest.fixture(scope="module")
def signed_in(browser, browser_context_args):
    """`signed_in[language]`: the kept session of somebody who works in that language."""
    people = People(browser, browser_context_args)
    kept = {}
    for language, handle in LOOKS.items():
        page = people.stranger(locale=language)
        people.sign_in(page, handle)
        kept[language] = page.context.storage_state()
    people.leave()
    return kept


def screens(demo, language: str) -> dict[str, str]:
    index = demo["pages"]["stories"]["translations"][language]["id"]
    everybody = {
        "dashboard": "/admin/",
        "explorer": f"/admin/pages/{index}/",
        "sign-off queue": "/admin/sign-off/",
        "translations": "/admin/translations/",
        "images": "/admin/images/",
        "documents": "/admin/documents/",
        "account": "/admin/account/",
    }
    return everybody | of_one_page(demo, language) | waiting(demo, language)


def of_one_page(demo, language: str) -> dict[str, str]:
    """Where one story is written and followed; of the person's own region or language."""
    if language == "en":
        page = demo["pages"]["kenya-well"]["translations"]["en"]["id"]
    else:
        page = demo["pages"]["congo-radio"]["translations"][language]["id"]
    return {"editor": f"/admin/pages/{page}/edit/", "history": f"/admin/content/{page}/history/"}


def waiting(demo, language: str) -> dict[str, str]:
    """The first step that waits in this language, if one does."""
    task = next((task for task in demo["tasks"] if task["language"] == language), None)
    return {"sign-off": f"/admin/sign-off/{task['page']}/"} if task else {}


@pytest.mark.parametrize("eyes", ALL_EYES, ids=str)
def test_editors_screens__have_no_grave_finding(people, demo, signed_in, eyes):
    page = people.stranger(**eyes.options, storage_state=signed_in[eyes.language])
    findings = Findings()
    for name, address in screens(demo, eyes.language).items():
        assert page.goto(address).status == 200, address
        page.wait_for_load_state("networkidle")
        findings.look(page, name, eyes)
    findings.judge()
