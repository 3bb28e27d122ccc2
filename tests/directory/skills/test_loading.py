"""The data file of the skills, and what loading it again leaves alone."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from directory.models import Skill, SkillLabel
from directory.skills import scheme_file
from directory.skills.loading import labels_of, load_scheme
from directory.skills.scheme_file import SchemeError, read_scheme

LANGUAGES = [code for code, _ in settings.LANGUAGES]
NAMES = "\n".join(f'{code} = ["{{0}} {code}", "{{0}} as well {code}"]' for code in LANGUAGES)


def block(way: str, *, word: str = "", more: str = "") -> str:
    return f"[{way}]\n{more}\n{NAMES.format(word or way)}\n"


@pytest.fixture
def scheme(tmp_path):
    def read(*blocks: str):
        path = tmp_path / "skills.toml"
        path.write_text("".join(blocks), encoding="utf-8")
        return read_scheme(path)

    return read


SMALL = block("a"), block("a.b"), block("a.b.c"), block("a.b.d")


def test_scheme__is_complete_in_three_levels_and_six_languages():
    concepts = read_scheme()
    assert 120 <= len(concepts) <= 180
    assert {concept.depth for concept in concepts} == {1, 2, 3}
    assert sum(concept.depth == 3 for concept in concepts) > len(concepts) / 2
    for concept in concepts:
        assert sorted(concept.names) == sorted(LANGUAGES), concept.code
        assert all(2 <= len(names) <= 5 for names in concept.names.values()), concept.code
        assert all(text == text.strip() for names in concept.names.values() for text in names), concept.code
    bound = {concept.code for concept in concepts if concept.needs_jurisdiction}
    assert "bail" not in bound and {"legal", "strategic-litigation", "asylum"} <= bound


@pytest.mark.parametrize(
    ("blocks", "fault"),
    [
        ((block("a"), block("a.b")), "b: every way has 3 levels"),
        ((*SMALL, block("a.b.c.e")), "c: every way has 3 levels"),
        ((*SMALL, block("f"), block("f.g"), block("f.g.c", word="other")), "c stands twice"),
        ((*SMALL, block("a.b.e", word="A.B.C")), "c, e: a b c en (en)"),
        (
            (block("a").replace('fr = ["a fr", "a as well fr"]', 'fr = ["a fr"]'), *SMALL[1:]),
            "a: 0 other names in fr",
        ),
        ((block("a", more='de = ["a", "b"]'), *SMALL[1:]), "a: de is no language of the site"),
        ((block("a", more="secret = true"), *SMALL[1:]), "a: secret means nothing here"),
    ],
)
def test_faulty_file__is_refused_and_the_fault_is_named(scheme, blocks, fault):
    with pytest.raises(SchemeError) as refused:
        scheme(*blocks)
    assert fault in refused.value.args


@pytest.mark.django_db
def test_loading__twice_changes_nothing():
    load_scheme(read_scheme())
    before = list(SkillLabel.objects.order_by("pk").values_list("pk", "text", "preferred", "words"))
    assert Skill.objects.get(code="phishing").get_parent().code == "account-security"
    assert {label.language for label in SkillLabel.objects.filter(preferred=True)} == set(LANGUAGES)
    printed = StringIO()
    call_command("load_skills", stdout=printed, verbosity=0)
    assert printed.getvalue().splitlines() == ["added: 0", "updated: 0", "renamed: 0", "retired: 0"]
    assert list(SkillLabel.objects.order_by("pk").values_list("pk", "text", "preferred", "words")) == before


@pytest.mark.django_db
def test_dry_run__tells_and_changes_nothing(scheme):
    changes = load_scheme(scheme(*SMALL), dry_run=True)
    assert changes.added == ["a", "b", "c", "d"] and len(changes.renamed) == 4 * len(LANGUAGES)
    assert not Skill.objects.exists() and not SkillLabel.objects.exists()


@pytest.mark.django_db
def test_vanished_skill__is_retired_and_comes_back_with_the_file(scheme):
    load_scheme(scheme(*SMALL))
    assert load_scheme(scheme(*SMALL[:3])).retired == ["d"]
    assert load_scheme(scheme(*SMALL[:3])).retired == []
    assert Skill.objects.get(code="d").retired
    assert load_scheme(scheme(*SMALL)).updated == ["d"]
    assert not Skill.objects.get(code="d").retired


@pytest.mark.django_db
def test_moved_and_marked_skill__is_updated_in_its_place(scheme):
    load_scheme(scheme(*SMALL))
    key = Skill.objects.get(code="d").pk
    moved = block("a.e"), block("a.e.d", word="a.b.d", more="sensitive = true")
    assert load_scheme(scheme(*SMALL[:3], *moved)).updated == ["d"]
    skill = Skill.objects.get(code="d")
    assert (skill.pk, skill.get_parent().code, skill.sensitive) == (key, "e", True)
    assert not Skill.find_problems()[0]


@pytest.mark.django_db
def test_what_a_coordinator_edited__is_left_alone(scheme):
    load_scheme(scheme(*SMALL))
    skill = Skill.objects.get(code="c")
    skill.labels.filter(language="fr").delete()
    SkillLabel.objects.bulk_create(labels_of(skill.pk, "fr", ["le nôtre"], edited=True))
    Skill.objects.filter(code="d").update(retired=True, edited=True)
    Skill.objects.get(code="b").add_child(code="our-own", edited=True)
    changes = load_scheme(scheme(*SMALL[:2], block("a.b.c", word="new"), SMALL[3]))
    assert changes.renamed == [f"c {language}" for language in LANGUAGES if language != "fr"]
    assert [label.text for label in skill.labels.filter(language="fr")] == ["le nôtre"]
    assert skill.labels.get(language="en", preferred=True).text == "new en"
    assert Skill.objects.get(code="d").retired
    assert not Skill.objects.get(code="our-own").retired


@pytest.mark.django_db
def test_faulty_file__loads_nothing_by_command(tmp_path, monkeypatch):
    path = tmp_path / "skills.toml"
    path.write_text(block("a"), encoding="utf-8")
    monkeypatch.setattr(scheme_file.read_scheme, "__defaults__", (path,))
    with pytest.raises(CommandError, match="every way has 3 levels"):
        call_command("load_skills", verbosity=0)
    assert not Skill.objects.exists()
