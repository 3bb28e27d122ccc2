"""What the rules find in Wagtail's own widgets, which no template or style sheet of this house makes.

Each is printed, and none fails the run. A line goes when a release of the library mends it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    """A finding in a library: rule, a part of the element's source, and what it is."""

    rule: str
    part: str
    what: str

    def covers(self, rule: str, html: str) -> bool:
        return rule == self.rule and self.part in html


KNOWN = (
    Known("aria-input-field-name", "public-DraftEditor-content", "Wagtail: the rich text field has no name"),
    Known("label", 'name="body-', "Wagtail: a block of one field is named by its heading, not by a label"),
    Known("scrollable-region-focusable", "w-minimap__list", "Wagtail: the minimap scrolls by mouse only"),
    Known(
        "label",
        'type="file" name="file" class="sc-',
        "wagtail-localize: the catalogue's field has no label",
    ),
)


def is_known(rule: str, html: str) -> bool:
    return any(known.covers(rule, html) for known in KNOWN)
