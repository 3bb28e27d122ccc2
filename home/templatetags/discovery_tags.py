"""What machines read in the head of a page."""

from django import template

from .. import structured_data as data

register = template.Library()


@register.simple_tag(takes_context=True)
def social_card(context, page) -> str:
    """The absolute address of the page's card; empty for what is not public in this language."""
    return data.card_address(page, context["reading"])


@register.simple_tag(takes_context=True)
def structured_data(context, page) -> str:
    """A JSON-LD data block, or nothing."""
    return data.structured_data(page, context["reading"])


# The protocol wants a territory; for a language of several it is the one most of its readers know.
OG_LOCALES = {
    "en": "en_GB",
    "fr": "fr_FR",
    "sw": "sw_KE",
    "mk": "mk_MK",
    "zh-hant": "zh_HK",
    "ar": "ar_AR",
}


@register.filter
def og_locale(code: str) -> str:
    return OG_LOCALES.get(code, code.replace("-", "_"))
