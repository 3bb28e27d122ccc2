"""What coordinators do with the skills in the admin area, and nobody else."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from directory.models import Skill, SkillLabel
from directory.skills import editing
from directory.skills.editing import Wording
from directory.skills.loading import load_scheme
from directory.skills.scheme_file import read_scheme
from directory.skills.search import find_skills
from safekeeping.models import AuditEvent
from tests.actions import somebody

pytestmark = pytest.mark.django_db
NEW = Wording(
    {"en": ["Beekeeping", "hives"], "fr": []},
    {"sensitive": True, "needs_jurisdiction": False, "esco_uri": ""},
)


@pytest.fixture
def phishing(loaded) -> Skill:
    return Skill.objects.get(code="phishing")


@pytest.fixture
def coordinator(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = somebody("coordinator")
    client.force_login(person)
    return person


def words(client, skill, **changes) -> dict:
    """What the form of a skill holds, with some of it changed."""
    page = client.get(reverse("skills:edit", args=[skill.pk]))
    form = page.context["form"]
    held = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in held.items() if value} | changes


def names_of(skill, language) -> list[str]:
    return [label.text for label in skill.labels.filter(language=language).order_by("-preferred", "pk")]


@pytest.mark.parametrize("word", ["kenya-lead", "kenya-editor", "kenya-safety", "fr-reviewer", "member"])
def test_everybody_else__changes_nothing(phishing, word):
    by = somebody(*([] if word == "member" else [word]))
    before = list(SkillLabel.objects.values_list("pk", "text"))
    for act in (
        lambda: editing.reword(phishing, NEW, by=by),
        lambda: editing.add_skill(None, NEW, by=by),
        lambda: editing.retire(phishing, by=by),
        lambda: editing.restore(phishing, by=by),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert list(SkillLabel.objects.values_list("pk", "text")) == before
    assert not Skill.objects.filter(retired=True).exists()


def test_new_words_of_one_language__are_found_at_once_and_kept_when_loading(client, coordinator, phishing):
    french = [*names_of(phishing, "fr"), "filoutage"]
    sent = words(client, phishing, others_fr="\r\n".join(["", *french[1:], " "]))
    assert client.post(reverse("skills:edit", args=[phishing.pk]), sent).url == reverse("skills:tree")
    assert names_of(phishing, "fr") == french
    assert find_skills("filoutage", "ar")[0].skill == phishing.pk
    assert {label.language for label in phishing.labels.filter(edited=True)} == {"fr"}
    phishing.refresh_from_db()
    assert not phishing.edited
    assert not load_scheme(read_scheme())
    assert names_of(phishing, "fr") == french
    assert AuditEvent.objects.filter(event="skill.reworded", actor_id=coordinator.pk).exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name_en": ""}, "This field is required"),
        ({"name_sw": ""}, "Give a preferred name before other names"),
        ({"others_en": "phishing\nPHISHING"}, "A name stands here twice"),
        ({"others_fr": "Avocat"}, "“Avocat” is a name of another skill already: legal"),
        ({"others_mk": "!!!"}, "Nobody can look for this name"),
        ({"others_mk": "а" * 121}, "This name is too long"),
        ({"others_ar": "\n".join(f"اسم {n}" for n in range(12))}, "Too many names: 9 at most"),
        ({"name_ar": "\u202eabc"}, "Remove the invisible control characters"),
        ({"esco_uri": "javascript:alert(1)"}, "Enter a valid URL"),
    ],
)
def test_faulty_words__are_refused_and_stay_in_the_form(client, coordinator, phishing, changes, said):
    before = list(phishing.labels.order_by("pk").values_list("text", flat=True))
    answer = client.post(reverse("skills:edit", args=[phishing.pk]), words(client, phishing, **changes))
    assert said in answer.content.decode()
    assert list(phishing.labels.order_by("pk").values_list("text", flat=True)) == before


def test_skill_below__has_a_code_of_its_own_and_survives_loading(client, coordinator, phishing):
    above = phishing.get_parent()
    for _twice in range(2):
        skill = editing.add_skill(
            above, Wording({"mk": ["Пчеларство"], "en": ["Keeping bees!"]}), by=coordinator
        )
        skill.labels.all().delete()
    assert Skill.objects.filter(code__startswith="keeping-bees").count() == 2
    answer = client.post(
        reverse("skills:add_below", args=[above.pk]), {"name_en": "Hives", "others_en": "apiary"}
    )
    assert answer.url == reverse("skills:tree")
    found = find_skills("apiary", "sw")[0]
    assert (found.name, found.way) == ("Hives", ("Usalama wa kidijitali", "Usalama wa akaunti"))
    assert not load_scheme(read_scheme())
    assert find_skills("apiary", "sw")


def test_fourth_level_and_below_retired__nothing_is_added(client, coordinator, phishing):
    assert client.get(reverse("skills:add_below", args=[phishing.pk])).status_code == 404
    with pytest.raises(ValidationError, match="Nothing can be added below"):
        editing.add_skill(phishing, NEW, by=coordinator)
    editing.retire(phishing.get_parent(), by=coordinator)
    with pytest.raises(ValidationError, match="Nothing can be added below"):
        editing.add_skill(phishing.get_parent(), NEW, by=coordinator)


def test_retiring__takes_all_below_along_and_loading_brings_nothing_back(client, coordinator, phishing):
    above = phishing.get_parent()
    client.post(reverse("skills:retire", args=[above.pk]))
    assert not find_skills("phishing", "en")
    assert not load_scheme(read_scheme())
    answer = client.post(reverse("skills:restore", args=[phishing.pk]), follow=True)
    assert "Take back what is above it first" in answer.content.decode()
    for skill in (above, phishing):
        client.post(reverse("skills:restore", args=[skill.pk]))
    assert find_skills("phishing", "en")[0].skill == phishing.pk
    assert phishing.labels.exists()


def test_list__finds_in_any_language_and_costs_the_same_for_all(
    client, coordinator, loaded, django_assert_max_num_queries
):
    client.get(reverse("skills:tree"))
    with django_assert_max_num_queries(25):
        page = client.get(reverse("skills:tree")).content.decode()
    assert page.count("/retire/") == Skill.objects.count()
    found = client.get(reverse("skills:tree"), {"q": "адвокат за азил"}).content.decode()
    assert "Asylum and migration law" in found and "Podcast" not in found
    assert "ESCO classification" not in page
    Skill.objects.filter(code="phishing").update(esco_uri="http://data.europa.eu/esco/skill/x")
    editing.renew()
    assert "This service uses the ESCO classification" in client.get(reverse("skills:tree")).content.decode()
