"""Lighthouse's four categories, on its own settings of a phone: speed on a slow network, access, good
practice, and what search engines need. Its version is
pinned in `lighthouse/`; nothing but this site is asked."""

import json
import os
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.audit

FOLDER = Path(__file__).parent / "lighthouse"
LEAST = 0.95
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "home": "home",
    "season": "season-running",
    "story": "kenya-market",
    "campaign": "kenya-squares",
    "action": "act-petition",
}
# Lists of what was found are kept out of search engines by intent.
NOT_ASKED = {"search": ["is-crawlable"]}


def addresses(demo) -> dict[str, str]:
    found = {name: demo["pages"][label]["translations"]["en"]["url"] for name, label in PAGES.items()}
    return found | {"search": "/en/search/?q=radio"}


def measure(address: str, without: list[str]) -> dict:
    """Lighthouse's report, as it gives it."""
    command = [FOLDER / "node_modules/.bin/lighthouse", address, "--output=json", "--quiet"]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless=new --no-sandbox"]
    command += [f"--skip-audits={','.join(without)}"] if without else []
    browser = {"CHROME_PATH": os.environ.get("CHROMIUM", "/usr/bin/chromium")}
    done = subprocess.run(command, env=os.environ | browser, capture_output=True, timeout=180, check=True)
    return json.loads(done.stdout)


def in_words(name: str, report: dict) -> list[str]:
    """The category below the mark, and the audits that took it down."""
    found = []
    for category in report["categories"].values():
        if category["score"] < LEAST:
            lost = [
                f"{row['id']}: {report['audits'][row['id']].get('displayValue', '')}"
                for row in category["auditRefs"]
                if row["weight"] and (report["audits"][row["id"]]["score"] or 0) < LEAST
            ]
            found.append(f"{name}: {category['title']} {category['score']}: {'; '.join(lost)}")
    return found


@pytest.mark.parametrize("name", [*PAGES, "search"])
def test_a_page__reaches_the_mark_in_every_category(site, demo, name):
    report = measure(site + addresses(demo)[name], NOT_ASKED.get(name, []))
    print(name, {key: value["score"] for key, value in report["categories"].items()})
    assert in_words(name, report) == []
