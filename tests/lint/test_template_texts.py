"""Every word a visitor sees goes through gettext: plain text in a template is a fault."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

from tests.lint.sources import listed, named, templates

# Names that are the same in every language, one a line.
ALLOWED = set((Path(__file__).parent / "untranslated.txt").read_text().splitlines())
SEEN = {"alt", "title", "placeholder", "aria-label", "aria-description", "aria-roledescription", "label"}
SILENT = {"script", "style", "code", "kbd", "samp"}
SKIPPED_BLOCKS = {
    "blocktranslate": "endblocktranslate",
    "blocktrans": "endblocktrans",
    "comment": "endcomment",
    "verbatim": "endverbatim",
}
LETTERS = re.compile(r"[^\W\d_]{2,}")
# A sentence handed to a filter or another template; one word alone is a name of ours.
LITERAL = re.compile(
    r"""(?:default(?:_if_none)?:|\b\w+=)(?P<quote>["'])(?P<text>[^"']*[^\W\d_]{2,} [^"']*)(?P=quote)"""
)


def begins_attributes(token):
    """A block that a base template prints inside a tag: `body_class`, `main_attributes`."""
    words = token.contents.split()
    return words[0] == "block" and words[1].endswith(("_class", "_attributes"))


def outside_gettext(source):
    """Return (markup with translated blocks and tags taken out, sentences quoted inside tags)."""
    markup, sentences, until = [], [], None
    for token in Lexer(source).tokenize():
        word = token.split_contents()[0] if token.token_type == TokenType.BLOCK and token.contents else ""
        if until:
            until = None if word == until else until
        elif word in SKIPPED_BLOCKS:
            until = SKIPPED_BLOCKS[word]
        elif word and begins_attributes(token):
            until = "endblock"
        elif token.token_type == TokenType.TEXT:
            markup.append(token.contents)
        elif token.token_type in (TokenType.VAR, TokenType.BLOCK):
            markup.append("\n" * token.contents.count("\n"))
            sentences += (
                [match["text"] for match in LITERAL.finditer(token.contents)] if word != "translate" else []
            )
    return "".join(markup), sentences


class Seen(HTMLParser):
    """Collects what a visitor reads or hears."""

    def __init__(self):
        super().__init__()
        self.texts, self.silent = [], 0

    def handle_starttag(self, tag, attributes):
        self.silent += tag in SILENT
        self.texts += [value for name, value in attributes if value and name in SEEN]
        pairs = dict(attributes)
        if tag == "input" and pairs.get("type") in {"submit", "button", "reset"}:
            self.texts.append(pairs.get("value") or "")

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        self.silent -= tag in SILENT

    def handle_data(self, data):
        if not self.silent:
            self.texts.append(data)


def untranslated(source, *, html=True):
    """Texts of a template that no catalogue knows."""
    markup, sentences = outside_gettext(source)
    if not html:
        return [text.strip() for text in [*markup.splitlines(), *sentences] if LETTERS.search(text)]
    seen = Seen()
    seen.feed(markup)
    seen.close()
    texts = [" ".join(text.split()) for text in [*seen.texts, *sentences]]
    return [text for text in texts if LETTERS.search(text) and text.strip(" ·,:()") not in ALLOWED]


@pytest.mark.parametrize(
    "source",
    [
        "<p>Read more</p>",
        '<img alt="A crowd">',
        '<input type="submit" value="Send">',
        "<p>{% if user %}Hello{% endif %}</p>",
        '<p>{{ name|default:"nobody yet" }}</p>',
        '{% include "card.html" with heading="Latest stories" %}',
    ],
)
def test_plain_text__is_found(source):
    assert untranslated(source)


@pytest.mark.parametrize(
    "source",
    [
        '{% translate "Read more" %}',
        "{% blocktranslate trimmed with n=1 %}Read {{ n }} more{% endblocktranslate %}",
        '<a {% if here %}aria-current="page"{% endif %} class="card wide" href="{{ url }}">{{ title }}</a>',
        "{% block body_class %}is-home{% endblock %}",
        '{# A note #}{% comment "why" %}Not shown{% endcomment %}',
        '<svg viewBox="0 0 2 2"><path d="M0 0h24"/></svg> → 12',
    ],
)
def test_translated_text__is_left_alone(source):
    assert untranslated(source) == []


def test_templates__say_nothing_untranslated():
    faults = [
        f"{named(path)}: {text[:90]}"
        for path in templates(".html")
        for text in untranslated(path.read_text())
    ]
    faults += [
        f"{named(path)}: {text[:90]}"
        for path in templates(".txt")
        for text in untranslated(path.read_text(), html=False)
    ]
    assert not faults, listed(faults)
