"""An in-memory page as plain data, alike whether it came from its row or from a revision.

Fields at their default are left out, so that adding an empty field (to a page, a child row or a struct
block) voids no sign-off. Of Wagtail's own page fields only the words and the address count; the tree,
scheduling, locks, comments and revision bookkeeping do not.
"""

import datetime
import decimal
from typing import Any

from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, ListBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from .credit import CREDIT_FIELDS, credit_mark

PAGE_CONTENT = frozenset({"title", "slug", "seo_title", "search_description", "show_in_menus"})
ROW_BOOKKEEPING = frozenset({"sort_order", "translation_key", "locale"})


def canonical_block(block, value) -> Any:
    """Block ids are random and lazily loaded raw data lacks fields added later: neither may count."""
    if isinstance(block, BaseStreamBlock):
        return [[child.block_type, canonical_block(child.block, child.value)] for child in value]
    if isinstance(block, ListBlock):
        return [canonical_block(block.child_block, item) for item in value or ()]
    if isinstance(block, BaseStructBlock) and isinstance(value, dict):
        pairs = {
            name: (canonical_block(child, value.get(name)), canonical_block(child, child.get_default()))
            for name, child in block.child_blocks.items()
        }
        return without_defaults(pairs)
    return block.get_prep_value(value)


def without_defaults(pairs: dict) -> dict:
    def is_default(value, default):
        return value == default or (value in ("", None) and default in ("", None))

    return {name: value for name, (value, default) in pairs.items() if not is_default(value, default)}


def canonical_value(field, instance) -> Any:
    value = field.value_from_object(instance)
    if isinstance(field, StreamField):
        return canonical_block(field.stream_block, value)
    value = field.get_prep_value(field.to_python(value))
    # A revision and a row may carry the same instant and the same number in different clothes.
    if isinstance(value, datetime.datetime) and value.tzinfo:
        return value.astimezone(datetime.UTC)
    return value.normalize() if isinstance(value, decimal.Decimal) else value


def content_fields(instance):
    """The concrete fields that count."""
    for field in instance._meta.concrete_fields:
        if field.primary_key:
            continue
        if isinstance(instance, Page):
            own = field.model is not Page and field.name not in CREDIT_FIELDS
            if own or field.name in PAGE_CONTENT:
                yield field
        elif field.name not in ROW_BOOKKEEPING:
            yield field


def canonical(instance, parental_key=None) -> dict:
    """The declared content of a page, or of a child row, whose key to its parent does not count."""
    blank = type(instance)()
    content = without_defaults(
        {
            field.name: (canonical_value(field, instance), canonical_value(field, blank))
            for field in content_fields(instance)
            if field != parental_key
        }
    )
    if mark := credit_mark(instance):
        content["translator_credit"] = mark
    for relation in get_all_child_relations(instance):
        if relation.model is Page:  # Page's own child rows are editors' comments
            continue
        if rows := list(getattr(instance, relation.get_accessor_name()).all()):
            rows.sort(key=lambda row: getattr(row, "sort_order", None) or 0)
            content[relation.get_accessor_name()] = [canonical(row, relation.field) for row in rows]
    for field in get_all_child_m2m_relations(instance):
        if keys := sorted(other.pk for other in getattr(instance, field.name).all()):
            content[field.name] = keys
    return content
