"""The words of a page: those by which it is found, and those of them that a result may quote."""

from dataclasses import dataclass, field

from django.utils.translation import override
from wagtail.blocks import StreamValue
from wagtail_localize.fields import TranslatableField

LONGEST = 100_000  # signs of one page that are searched
# In the page's head, or only for those who do not see a picture: found, never quoted.
UNQUOTED = frozenset({"title", "seo_title", "search_description", "hero_alt"})
STANDFIRST = "standfirst"
WARNING = "warning"  # the block behind which words stand that nobody reads unwarned


@dataclass
class Texts:
    """quoted: in the order of the page. unquoted: searched, too."""

    quoted: list[str] = field(default_factory=list)
    unquoted: list[str] = field(default_factory=list)

    def add(self, texts, *, may_quote: bool = True) -> None:
        (self.quoted if may_quote else self.unquoted).extend(" ".join(str(text).split()) for text in texts)


def texts_of(page) -> Texts:
    """Everything that is translated in a page, and the facts it names for searching.

    Arguments: a public page, as `for_reading()` gives it. Of a story with a warning only the standfirst is
    quoted, as in every list.
    """
    found = Texts()
    is_warned = bool(getattr(page, "all_warnings", None))
    with override(page.locale.language_code):  # labels of codes, names of countries
        for name in searched_fields(page):
            value = getattr(page, name)
            may_quote = name not in UNQUOTED and (name == STANDFIRST or not is_warned)
            if isinstance(value, StreamValue):
                _add_stream(found, value, may_quote=may_quote)
            elif value:
                found.add([value], may_quote=may_quote)
        found.add(page.searched_facts, may_quote=False)
    return found


def searched_fields(page) -> list[str]:
    """Names of the fields whose words are translated, without those a page type keeps out."""
    translated = [one for one in page.override_translatable_fields if isinstance(one, TranslatableField)]
    return [one.field_name for one in translated if one.field_name not in page.unsearched]


def _add_stream(found: Texts, value: StreamValue, *, may_quote: bool) -> None:
    for child in value:
        texts = child.block.get_searchable_content(child.value)
        found.add(texts, may_quote=may_quote and child.block_type != WARNING)
