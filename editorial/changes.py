"""What a signer compares: the version before them with the released one, a translation with its source."""

from collections import defaultdict
from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from wagtail.admin.compare import StreamBlockComparison, StreamFieldComparison, diff_text
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from .translation import translation_of


@dataclass(frozen=True)
class Change:
    """One field or block. what: "added", "removed" or "changed"; html: the words, with what was added
    and removed marked by Wagtail's classes."""

    label: str
    what: str
    html: SafeString


@dataclass(frozen=True)
class Row:
    """One text in both languages; the label is empty where it continues the row above."""

    label: str
    source: str
    translation: str


def changes_since_release(page, version, request) -> list[Change] | None:
    """Changes from what is public now to the version; None where nothing is public."""
    if not page.live:
        return None
    panel = page.get_edit_handler().get_bound_panel(instance=version, request=request, form=None)
    changes: list[Change] = []
    for compare in panel.get_comparison():
        comparison = compare(page, version)
        if comparison.has_changed():
            changes += _changes_of(comparison)
    return changes + _change_of_credit(page, version)


def _changes_of(comparison) -> list[Change]:
    label = str(comparison.field_label())
    if isinstance(comparison, StreamFieldComparison):
        return _changed_blocks(comparison)
    if comparison.is_child_relation:
        return [_changed_row(label, row) for row in comparison.get_child_comparisons() if row.has_changed()]
    return [Change(label, "changed", comparison.htmldiff())]


def _change_of_credit(page, version) -> list[Change]:
    """No form has it, so no panel compares it."""
    before, after = page.credit, version.credit
    if before == after:
        return []
    what = "changed" if before and after else "added" if after else "removed"
    label = capfirst(str(page._meta.get_field("translator_credit").verbose_name))
    return [Change(label, what, _html(diff_text(before, after).to_html()))]


def _changed_blocks(comparison) -> list[Change]:
    """Only the blocks that differ: on a phone nobody finds one word among forty paragraphs."""
    blocks = StreamBlockComparison(
        comparison.field.stream_block, True, True, comparison.val_a, comparison.val_b
    )
    changes = []
    for block in blocks.get_block_comparisons():
        label = capfirst(str(block.block.label))
        if block.is_new():
            changes.append(Change(label, "added", _html(block.htmlvalue(block.val_b))))
        elif block.is_deleted():
            changes.append(Change(label, "removed", _html(block.htmlvalue(block.val_a))))
        elif block.has_changed():
            changes.append(Change(label, "changed", _html(block.htmldiff())))
    return _without_moved(changes)


def _without_moved(changes: list[Change]) -> list[Change]:
    """A block that was made anew with the same words is no change to a reader."""
    added = [change.html for change in changes if change.what == "added"]
    removed = [change.html for change in changes if change.what == "removed"]
    both = set(added) & set(removed)
    return [change for change in changes if change.what == "changed" or change.html not in both]


def _changed_row(label: str, row) -> Change:
    what = "added" if row.is_addition() else "removed" if row.is_deletion() else "changed"
    parts = [str(field.htmldiff()) for field in row.get_field_comparisons() if field.has_changed()]
    return Change(label, what, _html(" · ".join(parts)))


def _html(text) -> SafeString:
    """Wagtail's comparisons escape what they show."""
    return mark_safe(str(text))


def side_by_side(page, version) -> list[Row]:
    """The texts of a translation beside those it was made from, in reading order.

    Both are read out of the versions themselves: the strings in wagtail-localize's tables may have gone
    on since the translation was submitted.
    """
    translation = translation_of(page)
    source = translation.source.as_instance() if translation else page.original
    if source is None:
        return []
    said = _texts_by_path(version)
    rows, before = [], ""
    for path, texts in _texts_by_path(source).items():
        translated = said.pop(path, [])
        for index, text in enumerate(texts):
            label = _label_of(page, path)
            rows.append(
                Row(
                    label if label != before else "",
                    text,
                    translated[index] if index < len(translated) else "",
                )
            )
            before = label
    return rows + [Row(_label_of(page, path), "", text) for path, texts in said.items() for text in texts]


def _texts_by_path(instance) -> dict[str, list[str]]:
    texts = defaultdict(list)
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue) and not segment.is_empty():
            texts[segment.path].append(segment.render_text())
    return texts


def _label_of(page, path: str) -> str:
    name = path.split(".", maxsplit=1)[0]
    try:
        field = page._meta.get_field(name)
    except FieldDoesNotExist:
        return capfirst(name)
    return capfirst(str(getattr(field, "verbose_name", None) or name.replace("_", " ")))
