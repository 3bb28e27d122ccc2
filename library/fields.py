"""How a page's fields stand in its translations."""

from wagtail_localize.fields import BaseTranslatableField


class OriginalOnlyField(BaseTranslatableField):
    """Neither translated nor copied: the original alone carries it, and every language shows it from there.

    A file that is taken out of the original is gone everywhere at that moment, also from translations that
    nobody has signed anew. Together with `exclude_fields_in_copy`: a translation begins as a copy.
    """
