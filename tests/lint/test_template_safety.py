"""What the Content-Security-Policy would refuse, and what would tell a third party who reads here."""

import re

import pytest

from tests.lint.sources import ROOT, listed, named, templates

COMMENTS = re.compile(r"{#.*?#}|{% comment.*?endcomment %}|<!--.*?-->|/\*.*?\*/", re.DOTALL)
MARKUP_FAULTS = {
    "inline style": re.compile(r"<[^>]*\sstyle\s*=|<style\b", re.IGNORECASE),
    "inline script": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)", re.IGNORECASE),
    "event handler": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "script in a link": re.compile(r"javascript:", re.IGNORECASE),
    # Namespaces are names, nobody fetches them.
    "another host": re.compile(
        r"(?<!xmlns=[\"'])(?<!\w:)(?:https?:)?//(?!www\.w3\.org/|www\.sitemaps\.org/)[a-z0-9-]+\.[a-z]", re.I
    ),
    "unsafe filter": re.compile(r"\|\s*safe\b|{%\s*autoescape off"),
}
STYLE_FAULTS = {
    "left or right": re.compile(
        r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)|left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
    ),
    "another host": re.compile(r"url\(\s*[\"']?(?:https?:)?//|@import", re.IGNORECASE),
}


def faults_of(text, table):
    text = COMMENTS.sub("", text)
    return [f"{name}: {match[0][:70]}" for name, pattern in table.items() for match in pattern.finditer(text)]


@pytest.mark.parametrize(
    "markup",
    [
        '<p style="color:red">',
        "<style>p {}</style>",
        "<script>alert(1)</script>",
        '<button onclick="go()">',
        '<a href="javascript:go()">',
        '<img src="https://cdn.example.com/x.png">',
        '<script src="//cdn.example.com/x.js"></script>',
        "{{ body|safe }}",
    ],
)
def test_unsafe_markup__is_found(markup):
    assert faults_of(markup, MARKUP_FAULTS)


@pytest.mark.parametrize(
    "markup",
    [
        '<svg xmlns="http://www.w3.org/2000/svg">',
        '<script src="{% static "a.js" %}" defer></script>',
        '<script type="application/json">{}</script>',
        '<a class="on" href="{% url "x" %}">',
        "<!-- https://example.com explains -->",
    ],
)
def test_safe_markup__is_left_alone(markup):
    assert faults_of(markup, MARKUP_FAULTS) == []


@pytest.mark.parametrize(
    "rule", ["margin-left: 1em", "p {left: 0}", "text-align: right", "src: url(https://x.example/a)"]
)
def test_one_sided_style__is_found(rule):
    assert faults_of(rule, STYLE_FAULTS)


def test_logical_style__is_left_alone():
    assert faults_of("margin-inline-start: 1em; inset-inline-start: 0; text-align: start", STYLE_FAULTS) == []


def test_templates__hold_nothing_the_policy_refuses():
    faults = [
        f"{named(path)}: {fault}"
        for path in templates(".html", ".svg")
        for fault in faults_of(path.read_text(), MARKUP_FAULTS)
    ]
    assert not faults, listed(faults)


def test_styles__work_in_both_directions():
    sheets = sorted((ROOT / "cms" / "static").rglob("*.css"))
    faults = [
        f"{named(path)}: {fault}" for path in sheets for fault in faults_of(path.read_text(), STYLE_FAULTS)
    ]
    assert not faults, listed(faults)
