"""Looks at one page as one reader sees it: the rules of access, a picture, the width."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from tests.audit.upstream import is_known

# Not in test-results: the next run of any test empties that.
PICTURES = Path(settings.BASE_DIR) / "var" / "audit"
GRAVE = ("serious", "critical")
AXE = Axe()
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
FITS = "document.documentElement.scrollWidth <= window.innerWidth"


@dataclass(frozen=True)
class Eyes:
    """How somebody looks: language, width in CSS pixels, light or dark."""

    language: str
    width: int
    scheme: str

    def __str__(self):
        return f"{self.language}-{self.width}-{self.scheme}"

    @property
    def options(self) -> dict:
        """For a browser context."""
        return {
            "viewport": {"width": self.width, "height": 740 if self.width < 600 else 900},
            "color_scheme": self.scheme,
            "locale": self.language,
            "reduced_motion": "reduce",  # a colour in the middle of its change has no contrast of its own
        }


ALL_EYES = [
    Eyes(language, width, scheme)
    for language in ("en", "ar")
    for width in (360, 1280)
    for scheme in ("light", "dark")
]


@dataclass
class Findings:
    """What was found on all pages; `grave` fails the run, `others` (slight, or a library's) are printed."""

    grave: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def look(self, page, name: str, eyes: Eyes) -> None:
        """Examines the open page and keeps its picture. The rules run without the content policy's leave:
        they are evaluated by the browser's driver, not loaded by the page."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"{re.sub(r'[^a-z0-9]+', '-', name)}-{eyes}.png", full_page=True)
        if not page.evaluate(FITS):
            self.grave.append(f"{name} [{eyes}] wider than the window")
        for found in violations(page):
            known = [node for node in found["nodes"] if is_known(found["id"], node["html"])]
            ours = [node for node in found["nodes"] if node not in known]
            if known:
                self.others.append("known " + in_words(name, eyes, found, known))
            if ours:
                kept = self.grave if found["impact"] in GRAVE else self.others
                kept.append(in_words(name, eyes, found, ours))

    def judge(self) -> None:
        print(*self.others, sep="\n")
        assert not self.grave, "\n" + "\n".join(self.grave)


def violations(page) -> list[dict]:
    """What axe finds on the open page, as axe gives it."""
    return AXE.run(page, options=OPTIONS).response["violations"]


def in_words(name: str, eyes: Eyes, found: dict, nodes: list) -> str:
    """One finding: where, which rule, and the first three places with what is wrong there."""
    lines = [f"{name} [{eyes}] {found['impact']}: {found['id']}: {found['help']} ({len(nodes)} ×)"]
    for node in nodes[:3]:
        wrong = next((check["message"] for check in [*node["any"], *node["all"], *node["none"]]), "")
        lines.append(f"    {node['target'][-1]}  {node['html'][:120]}  {wrong}")
    return "\n".join(lines)
