"""Everybody a screen is tried with; the ones that may are named by the test, all others are denied."""

from tests.factories import Person

PEOPLE = (
    "kenya-editor",
    "kenya-approver",
    "kenya-safety",
    "kenya-lead",
    "macedonia-editor",
    "macedonia-approver",
    "macedonia-safety",
    "macedonia-lead",
    "everywhere-safety",
    "coordinator",
    "fr-translator",
    "fr-reviewer",
    "ar-translator",
)


def all_but(*handles: str) -> list[str]:
    return [handle for handle in PEOPLE if handle not in handles]


def another(mandate: str):
    """A second person with the same mandate as `somebody(mandate)`."""
    return Person(handle=f"another-{mandate}", mandates=[mandate])
