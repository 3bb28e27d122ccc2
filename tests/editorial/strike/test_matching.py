"""A name is found however it was written down, and nothing else is."""

import json
import unicodedata

import pytest

from editorial.strike.matching import Wanted
from editorial.strike.values import struck_slug, struck_value

ESCAPED = json.dumps("Амина Отиено")


@pytest.mark.parametrize(
    "text",
    [
        "Amina Otieno",
        "AMINA  OTIENO",
        "amina-otieno-of-turkana",
        "/en/stories/amina_otieno/",
        "title=Amina+Otieno&slug=x",
        "Amina\u00a0Otieno",
        "Amina\n Otieno",
        "Ami\u00adna Otie\u200bno",
        "Ａｍｉｎａ Otieno",
        "<p><b>Amina</b> Otieno&nbsp;said</p>",
        '<a title="Amina Otieno">she</a>',
        "Amina Otieno's",
        "(Amina Otieno)",
    ],
)
def test_wanted__is_found(text):
    assert Wanted(("amina otieno",)).count(text) == 1
    assert Wanted(("amina otieno",)).count(Wanted(("amina otieno",)).struck(text, "…")) == 0


@pytest.mark.parametrize(
    "text", ["Aminata Otieno", "Samina Otieno", "Amina", "Otieno Amina", "", "Amina of Otieno"]
)
def test_wanted__leaves_other_words(text):
    assert Wanted(("Amina Otieno",)).count(text) == 0
    assert Wanted(("Amina Otieno",)).struck(text, "…") == text


def test_wanted__in_other_scripts():
    for name, text in [
        ("Амина Отиено", "АМИНА ОТИЕНО рече"),
        ("Амина Отиено", ESCAPED),
        ("Амина", "/mk/%D0%B0%D0%BC%D0%B8%D0%BD%D0%B0/"),
        ("أمينة", "وأَمينة قالت"),
        ("陳大文", "活動人士陳大文說"),
        ("ΝΙΚΟΣ", "ο νικος"),
        ("O'Hara & Sons", "O&rsquo;Hara &amp; Sons"),
    ]:
        assert Wanted((name,)).count(text) == 1, text


def test_wanted__composed_and_decomposed_are_one_and_other_letters_are_not():
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert Wanted(("josé",)).count(unicodedata.normalize(form, "JOSÉ")) == 1
        assert Wanted(("jose",)).count(unicodedata.normalize(form, "José")) == 0


def test_wanted__inside_longer_words_only_when_asked():
    assert Wanted(("Amina",)).count("Aminata") == 0
    assert Wanted(("Amina",), inside_words=True).struck("Aminata", "…") == "…ta"


def test_wanted__longest_variant_goes_first():
    wanted = Wanted(("Amina", "Amina Otieno", "Otieno"))
    assert wanted.struck("Amina Otieno met Otieno and Amina", "X") == "X met X and X"


def test_wanted__markup_around_it_stays_whole():
    struck = Wanted(("Amina Otieno",)).struck("<p><b>Amina</b> <i>Otieno</i> said</p>", "…")
    assert struck == "<p><b>…</b><i></i> said</p>"


@pytest.mark.parametrize("text", ["", " ", "a", "-", "\u200b"])
def test_wanted__too_short_is_said(text):
    assert Wanted((text,)).is_too_short


def test_wanted__does_not_show_itself():
    assert "Amina" not in repr(Wanted(("Amina",)))


def test_struck_value__words_at_every_depth_and_no_structure():
    body = json.dumps([{"type": "amina", "value": "<p>Amina</p>", "id": "amina"}])
    value = {"amina": "Amina", "slug": "amina-of-x", "body": body, "pk": 3, "links": [{"label": "Amina"}]}
    struck, count = struck_value(value, Wanted(("Amina",)), "…")
    assert count == 4
    assert struck["amina"] == "…"  # a key is never a word
    assert struck["slug"] == "of-x"
    assert json.loads(struck["body"]) == [{"type": "amina", "value": "<p>…</p>", "id": "amina"}]
    assert (struck["pk"], struck["links"]) == (3, [{"label": "…"}])


def test_struck_value__codes_stay():
    value = {"zone": "Africa/Nairobi", "title": "Nairobi"}
    struck, count = struck_value(value, Wanted(("Nairobi",)), "…", frozenset({"zone"}))
    assert (struck, count) == ({"zone": "Africa/Nairobi", "title": "…"}, 1)


def test_struck_value__what_is_no_json_is_text():
    assert struck_value("{Amina", Wanted(("Amina",)), "…") == ("{…", 1)
    assert struck_value("[Amina] said", Wanted(("Amina",)), "…") == ("[…] said", 1)


def test_struck_slug__is_still_a_slug():
    assert struck_slug("amina", Wanted(("Amina",))) == "untitled"
    assert struck_slug("амина-од-река", Wanted(("Амина",))) == "од-река"
