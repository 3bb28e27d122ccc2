"""What a page tells search engines about itself (schema.org, JSON-LD): nothing that does not stand on it.

Neither author, region nor country is in it; a translator only by the name that stands on the page. Whoever
follows people reads such data first.
"""

import json

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from .cards import views as cards
from .reading import Reading, absolute
from .shell import Shell
from .templatetags.home_tags import bcp47

ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
LONGEST_DESCRIPTION = 300


def is_told(page, reading: Reading) -> bool:
    """Only of what is public, where it is at home: no preview, no page that stands in for a translation."""
    is_at_home = bool(reading.canonical) and not reading.is_preview and not reading.is_missing
    return is_at_home and bool(page.schema_type)


def card_address(page, reading: Reading) -> str:
    """The absolute address of a page's social card; empty where it has none."""
    return (
        absolute(cards.address(page, reading.text_language)) if is_told(page, reading) and page.live else ""
    )


def structured_data(page, reading: Reading) -> str:
    """A data block for the head of a page; empty where nothing is told. It is no script: the policy that
    refuses scripts within a page does not concern it."""
    if not is_told(page, reading):
        return ""
    graph = {"@context": "https://schema.org", "@graph": [facts_of(page, reading), trail(page, reading)]}
    written = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(str.maketrans(ESCAPED))
    return SafeString(f'<script type="application/ld+json">{mark_safe(written)}</script>')


def facts_of(page, reading: Reading) -> dict:
    """The page, its language, and the same content in others."""
    site = gettext("Civic Charter Community")
    own = {
        "@type": page.schema_type,
        "@id": reading.canonical,
        "url": reading.canonical,
        "name": page.title,
        "inLanguage": bcp47(reading.text_language.code),
        "description": (page.description or "")[:LONGEST_DESCRIPTION],
        "image": card_address(page, reading),
        "publisher": {"@type": "Organization", "name": site, "url": absolute("/")},
        **page.schema_facts,
    }
    if page.schema_type == "Article":
        own["headline"] = page.title
    if page.schema_type != "Event":
        own |= _dates(page) | _translations(reading) | _translator(page)
    return {name: value for name, value in own.items() if value}


def _dates(page) -> dict:
    """Days: at which minute somebody pressed a button is nobody's business."""
    named = {"datePublished": page.first_published_at, "dateModified": page.last_published_at}
    return {name: instant.date().isoformat() for name, instant in named.items() if instant}


def _translations(reading: Reading) -> dict:
    shown = reading.versions[reading.shown]
    others = [version for code, version in reading.versions.items() if code != reading.shown]
    named = [
        {
            "@type": "CreativeWork",
            "@id": absolute(version.url),
            "inLanguage": bcp47(version.language.code),
        }
        for version in others
    ]
    if shown.is_original:
        return {"workTranslation": named}
    original = [work for work, version in zip(named, others, strict=True) if version.is_original]
    return {"translationOfWork": original[0]} if original else {}


def _translator(page) -> dict:
    return {"translator": {"@type": "Person", "name": page.credit}} if page.credit else {}


def trail(page, reading: Reading) -> dict:
    """The way from the front page to this one."""
    steps = [(link.title, link.url) for link in above(reading.shell, reading.versions[reading.shown].url)]
    steps.append((page.title, reading.versions[reading.shown].url))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": title, "item": absolute(url)}
            for place, (title, url) in enumerate(steps, 1)
        ],
    }


def above(shell: Shell, url: str) -> list:
    """The front page and the section of an address, as links of the shell."""
    links = [shell.home, *shell.menu, *shell.footer]
    return sorted(
        (link for link in links if url.startswith(link.url) and url != link.url), key=lambda one: one.url
    )
