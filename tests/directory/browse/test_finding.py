"""Finding people: who finds whom, by what, and in which order."""

import pytest
from django.urls import reverse

from directory.listing import refresh_listing
from directory.profiles.erasing import erase
from directory.profiles.hiding import hide
from directory.states import By, State
from tests.factories import MemberFactory, Person

from .acts import browser, chips, count_of, facet_counts, finds, look, named_pk, named_skill, names

pytestmark = pytest.mark.django_db


def narrowed(member, **audiences) -> None:
    """The owner shows less than the preset does."""
    member.audiences = audiences
    member.save()
    refresh_listing(member)


# Who does not look, and who is not found --------------------------------------------------------------


@pytest.mark.parametrize("state", [State.PROVISIONAL, State.HIDDEN, State.SEALED, State.SUSPENDED])
def test_list__denied_for_whoever_is_not_verified(state):
    MemberFactory(display_name="Amani")
    assert "Amani" not in look(MemberFactory(**{state.value: True})).content.decode()


def test_list__denied_for_accounts_without_membership(client):
    MemberFactory(display_name="Amani")
    address = reverse("directory:browse")
    assert client.get(address)["Location"].startswith("/accounts/login/")
    for word in ("kenya-lead", "coordinator"):
        client.force_login(Person(mandates=[word]))
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("state", [State.PROVISIONAL, State.HIDDEN, State.SEALED, State.SUSPENDED])
def test_nobody__finds_somebody_who_is_not_listed(me, state):
    named_skill("law", en="Legal help")
    MemberFactory(display_name="Amani", offers=["law"], languages=["sw"], **{state.value: True})
    for query in ("", "?q=amani", "?q=legal", "?skill=law", "?language=sw", "?region=kenya"):
        answer = look(me, query)
        assert names(answer) == [] and facet_counts(answer) == {}


def test_nobody__finds_somebody_invisible_or_by_what_they_do_not_show(me):
    named_skill("law", en="Legal help")
    MemberFactory(display_name="Unseen", offers=["law"], invisible=True)
    shy = MemberFactory(
        display_name="Shy", about="Gardens", organisation="Orchard", country="TZ", offers=["law"],
        languages=["sw"], jurisdictions="TZ", mentors=["law"],
    )  # fmt: skip
    narrowed(
        shy,
        **{name: ["lead"] for name in ("skills_offered", "mentors", "languages", "jurisdictions")},
        region=["lead"],
        about=["lead"],
    )
    assert finds(me) == ["Shy"]
    for query in ("law", "gardens", "orchard", "kiswahili", "tanzania", "kenya", "unseen"):
        assert finds(me, f"?q={query}") == [], query
    for query in ("skill=law", "language=sw", "law=TZ", "region=kenya"):
        assert finds(me, f"?{query}") == [], query
    assert facet_counts(look(me)) == {}


def test_oneself__is_not_in_the_list_or_a_count(me):
    assert finds(me) == [] and count_of(look(me)) == 0
    MemberFactory(display_name="Amani", languages=["en"])
    answer = look(me)
    assert (names(answer), count_of(answer), facet_counts(answer)["English"]) == (["Amani"], 1, 1)


def test_hiding_and_erasing__take_somebody_out_at_once(me):
    first, second = (MemberFactory(display_name=name, languages=["sw"]) for name in ("Amani", "Baraka"))
    assert finds(me, "?language=sw") == ["Amani", "Baraka"]
    hide(first, actor_id=None)
    assert facet_counts(look(me))["Kiswahili"] == 1
    erase(second, by=By.OWNER)
    answer = look(me, "?language=sw")
    assert (names(answer), count_of(answer)) == ([], 0)


# By what somebody is found ------------------------------------------------------------------------------

SKILL = {
    "en": "Legal help",
    "fr": "Aide juridique",
    "sw": "Msaada wa kisheria",
    "mk": "Правна помош",
    "zh_hant": "法律援助服務",
    "ar": "المساعدة القانونية",
}
BY_SKILL = ["legal", "aide juri", "KISHERIA", "правна", "法律", "援助", "القانونية", "قانونية"]


@pytest.mark.parametrize("sought", BY_SKILL)
def test_skill__is_found_by_its_name_in_any_language(me, sought):
    named_skill("law", **SKILL)
    named_skill("asylum", below="law", en="Asylum")
    MemberFactory(display_name="Amani", offers=["asylum"])
    MemberFactory(display_name="Baraka")
    for language in ("en", "ar"):
        assert finds(me, f"?q={sought}", language=language) == ["Amani"]


WORDS = [
    ("Élodie Ngoma", "elodie"),
    ("Élodie Ngoma", "NGO élo"),
    ("Wanjikũ", "wanjiku"),
    ("Тања Ѓорѓиева", "тања ѓор"),
    ("陳大文人權", "大文"),
    ("陳大文人權", "權"),
    ("陳大文人權", "陳大文"),
    ("القبّرة السمراء", "قبرة"),
    ("Anne-Marie", "marie"),
]


@pytest.mark.parametrize(("name", "sought"), WORDS)
def test_name__is_found_by_the_beginning_of_its_words(me, name, sought):
    MemberFactory(display_name=name)
    MemberFactory(display_name="Somebody Else")
    assert finds(me, f"?q={sought}") == [name]


def test_word__is_not_found_from_its_middle_and_all_words_count(me):
    MemberFactory(display_name="Amani", about="Radio journalist in the north")
    assert finds(me, "?q=journ radio") == ["Amani"]
    assert finds(me, "?q=urnalist") == []
    assert finds(me, "?q=radio south") == []
    assert finds(me, "?q=kenya") == ["Amani"]  # the region
    assert finds(me, "?q=🦉") == []


def test_long_texts_and_words__are_kept_and_found(me):
    MemberFactory(display_name="Amani", about="x" * 900 + " " + "人" * 500 + " lastword")
    assert finds(me, "?q=" + "x" * 90) == ["Amani"]
    assert finds(me, "?q=lastword") == ["Amani"]


# Facets and chips ---------------------------------------------------------------------------------------


@pytest.fixture
def crowd():
    named_skill("law", en="Legal help")
    named_skill("asylum", below="law", en="Asylum")
    named_skill("media", en="Media")
    MemberFactory(display_name="Amani", offers=["asylum"], languages=["sw", "fr"], jurisdictions="KE TZ")
    MemberFactory(display_name="Baraka", offers=["law", "media"], languages=["sw"], code="congo")
    MemberFactory(display_name="Chidi", mentors=["media"], languages=["fr"])


def test_facets__count_exactly_the_rows_of_the_list(me, crowd):
    counts = facet_counts(look(me))
    assert counts == {
        "Legal help": 2, "Media": 2, "Français": 2, "Kiswahili": 2, "Kenya": 2, "Congo": 1,
        "Tanzania": 1,
    }  # fmt: skip
    answer = look(me, "?skill=law&language=sw")
    assert names(answer) == ["Amani", "Baraka"]
    assert {name: number for name, number in facet_counts(answer).items() if name != "Kenya"} == {
        "Asylum": 1, "Media": 1, "Français": 1, "Tanzania": 1, "Congo": 1,
    }  # fmt: skip
    for query, number in {"?skill=asylum": 1, "?language=fr": 2, "?law=TZ": 1, "?region=congo": 1}.items():
        answer = look(me, query)
        assert count_of(answer) == len(names(answer)) == number


def test_chips__are_taken_away_one_by_one(me, crowd):
    answer = look(me, "?q=a&skill=law&language=fr")
    assert chips(answer) == {
        "a": "?skill=law&language=fr",
        "Legal help": "?q=a&language=fr",
        "Français": "?q=a&skill=law",
    }
    assert names(look(me, chips(answer)["Français"])) == ["Amani"]


def test_narrower_skill__takes_the_place_of_the_broader_one(me, crowd):
    answer = look(me, "?skill=law&language=sw")
    assert 'href="?language=sw&amp;skill=asylum"' in answer.content.decode()


def test_nobody_found__leads_to_a_request_with_the_skill_filled_in(me, crowd):
    answer = look(me, "?skill=asylum&language=ar")
    assert names(answer) == []
    address, number = "/en/directory/requests/new/?skill=asylum", named_pk("asylum")
    assert address in answer.content.decode()
    assert f'value="{number}" checked' in browser(me).get(address).content.decode()
    assert 'requests/new/?skill=asylum"' in look(me, "?q=asylum&language=ar").content.decode()
    assert browser(me).get("/en/directory/requests/new/?skill=nonsense").status_code == 200
