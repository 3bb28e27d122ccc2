"""Skills found by what people call them, in each language."""

import time

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from directory.models import Skill
from directory.skills.scheme import current_scheme, renew
from directory.skills.search import MOST, find_skills
from home.search.folding import fold

pytestmark = pytest.mark.django_db

# What somebody writes, the language they read the site in, and the skill they mean.
MEANT = [
    ("lawyer", "en", "legal"),
    ("Habeas Corpus", "en", "arrest-and-detention"),
    ("vpn", "en", "circumvention"),
    ("two factor", "en", "passwords"),
    ("defen law", "en", "criminal-defence"),
    ("childrens rights", "en", "rights-of-groups"),
    ("a lawyer in Nairobi", "en", "legal"),
    ("grant", "en", "grant-writing"),
    ("doxxing", "en", "online-harassment"),
    ("avocat", "fr", "legal"),
    ("hameconnage", "fr", "phishing"),
    ("ENQUÊTE", "fr", "research"),
    ("liberte d'expression", "fr", "expression-law"),
    ("interprète", "fr", "interpreting"),
    ("subvention", "fr", "grant-writing"),
    ("garde à vue", "fr", "arrest-and-detention"),
    ("nourriture et logement", "fr", "settling-in-exile"),
    ("wakili", "sw", "legal"),
    ("dhamana", "sw", "arrest-and-detention"),
    ("nenosiri", "sw", "passwords"),
    ("ruzuku", "sw", "grant-writing"),
    ("mkalimani", "sw", "interpreting"),
    ("afya ya akili", "sw", "mental-health"),
    ("ufisadi", "sw", "following-money"),
    ("адвокат", "mk", "legal"),
    ("АЗИЛ", "mk", "asylum"),
    ("прегорување", "mk", "burnout"),
    ("лозинки", "mk", "passwords"),
    ("сметководство", "mk", "financial-management"),
    ("следење на парите", "mk", "following-money"),
    ("ремонт", "mk", None),
    ("律師", "zh-hant", "legal"),
    ("翻牆", "zh-hant", "circumvention"),
    ("起底", "zh-hant", "online-harassment"),
    ("網路釣魚", "zh-hant", "phishing"),
    ("我想找律師幫忙", "zh-hant", "legal"),
    ("手語翻譯", "zh-hant", "sign-language"),
    ("司法覆核", "zh-hant", "constitutional-review"),
    ("眾籌", "zh-hant", "crowdfunding"),
    ("心理 健康", "zh-hant", "mental-health"),
    ("保", "zh-hant", "protection"),
    ("محامي", "ar", "criminal-defence"),
    ("محام", "ar", "legal"),
    ("مُتَرْجِم", "ar", "translation"),
    ("الامن الرقمي", "ar", "digital-security"),
    ("أمن رقمي", "ar", "digital-security"),
    ("حقوق المراه", "ar", "womens-rights"),
    ("صحه نفسيه", "ar", "mental-health"),
    ("لغة الاشارة", "ar", "sign-language"),
    ("كفالة", "ar", "arrest-and-detention"),
    ("ترجمـــة", "ar", "translation"),
    # in another language than the page's
    ("wakili", "mk", "legal"),
    ("律師", "fr", "legal"),
    ("محامية", "en", "legal"),
]
AMONG_THE_FIRST = 5
ABSURD = ("", " ", "\0", "x\0y", "🕊️🔥", "%_'\"\\", "ال", "\ud800", "﷽" * 9000, "a" * 10_000, "的" * 10_000)


def test_everybody__finds_what_they_mean(loaded):
    codes = {concept.pk: concept.code for concept in current_scheme().skills.values()}
    missed = []
    for text, language, meant in MEANT:
        found = [codes[one.skill] for one in find_skills(text, language)[:AMONG_THE_FIRST]]
        if (meant not in found) if meant else found:
            missed.append((text, language, meant, found))
    assert not missed, "\n".join(map(str, missed))


def test_a_name__finds_its_skill_first(loaded):
    scheme = current_scheme()
    missed = [
        (name.text, name.language)
        for name in scheme.names[::7]  # one of seven: all of them take a minute
        if name.skill not in [found.skill for found in find_skills(name.text, name.language)[:1]]
    ]
    assert not missed, missed


def test_found__tells_the_name_that_fits_and_what_is_broader(loaded):
    found = find_skills("hameçonnage", "sw")[0]
    assert (found.label, found.language) == ("hameçonnage", "fr")
    assert found.name == "Kutambua ulaghai wa mtandaoni"
    assert found.way == ("Usalama wa kidijitali", "Usalama wa akaunti")


def test_own_language__comes_first(loaded):
    assert find_skills("bail", "en")[0].label == "bail"
    assert {found.language for found in find_skills("campagne", "fr")[:3]} == {"fr"}


def test_retired__is_not_found_nor_what_is_below(loaded):
    assert find_skills("phishing", "en")
    Skill.objects.filter(code="digital-security").update(retired=True)
    renew()
    assert not find_skills("phishing", "en")
    assert not find_skills("Signal", "ar")


def test_names__are_newest_after_a_change_and_cost_one_statement_before(loaded, django_assert_num_queries):
    current_scheme()
    with django_assert_num_queries(1):
        assert len(find_skills("law", "en")) <= MOST
    skill = Skill.objects.get(code="phishing")
    skill.labels.create(language="en", text="fishy letters")
    with django_assert_num_queries(3):  # the version, the skills, their names
        assert find_skills("fishy", "en")[0].skill == skill.pk


def test_search__is_quick_in_the_largest_scheme(loaded):
    current_scheme()
    started = time.perf_counter()
    for text, language, _meant in MEANT:
        find_skills(text, language)
    assert (time.perf_counter() - started) / len(MEANT) < 0.1


def test_absurd_text__is_answered(loaded):
    for text in ABSURD:
        for language, _name in settings.LANGUAGES:
            assert len(find_skills(text, language)) <= MOST, text[:20]


@given(st.text())
def test_folding__says_the_same_of_what_it_folded(text):
    assert fold(fold(text)) == fold(fold(fold(text)))
    assert "\0" not in fold(text)
