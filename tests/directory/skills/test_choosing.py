"""Choosing skills in a form, with and without a script, and what it costs."""

import pytest
from django import forms
from django.http import Http404, QueryDict
from django.test import RequestFactory
from django.utils import translation

from directory.models import Skill
from directory.skill_names import grouped, names
from directory.skills.choices import labels_for, tree
from directory.skills.fields import SkillChoiceField
from directory.skills.scheme import current_scheme, renew
from directory.skills.views import find

pytestmark = pytest.mark.django_db


class One(forms.Form):
    skill = SkillChoiceField(label="Skill")
    note = forms.CharField(label="Note")


class Several(forms.Form):
    skills = SkillChoiceField(label="Skills", many=True, most=2, required=False)


def key(code: str) -> int:
    return Skill.objects.get(code=code).pk


def sent(form: type[forms.Form], **values) -> forms.Form:
    data = QueryDict(mutable=True)
    for name, value in values.items():
        data.setlist(name.replace("__", "-"), value if isinstance(value, list) else [value])
    return form(data)


def retire(code: str) -> None:
    Skill.objects.filter(code=code).update(retired=True)
    renew()


def test_absurd_and_retired_choices__are_refused(loaded):
    retire("phishing")
    for wrong in ("0", "-1", "x", "9" * 400, "١", "\0", str(key("phishing"))):
        assert not sent(One, skill=wrong, note="n").is_valid(), wrong
    assert sent(One, note="n").errors["skill"] == ["This field is required."]
    three = [key(code) for code in ("legal", "media", "funds")]
    assert sent(Several, skills=three).errors["skills"] == ["Choose fewer: 2 at most."]


def test_choice__becomes_skills(loaded):
    law, media = Skill.objects.get(code="legal"), Skill.objects.get(code="media")
    form = sent(One, skill=str(law.pk), note="n")
    assert form.is_valid() and form.cleaned_data["skill"] == law
    form = sent(Several, skills=[media.pk, law.pk, media.pk])
    assert form.is_valid() and form.cleaned_data["skills"] == [media, law]
    form = sent(Several)
    assert form.is_valid() and form.cleaned_data["skills"] == []
    assert not SkillChoiceField().has_changed(
        law, SkillChoiceField().widget.value_from_datadict({"s": law.pk}, {}, "s")
    )


def test_find_button__keeps_what_was_typed_and_offers_what_was_found(loaded):
    chosen = key("legal")
    form = sent(One, skill=str(chosen), note="kept", skill__sought="wakili wa hifadhi", skill__find="1")
    assert form.errors["skill"] == ["Choose what fits, then send this."]
    page = str(form)
    assert 'value="kept"' in page
    assert f'name="skill" value="{chosen}" checked' in page
    assert f'name="skill" value="{key("asylum")}"' in page and 'lang="sw">wakili wa hifadhi' in page
    # Nothing is offered twice: one of two boxes would stay ticked.
    for one in (chosen, key("asylum")):
        assert page.count(f'name="skill" value="{one}"') == 1


def test_whole_list__holds_every_open_skill_once(loaded):
    retire("media")
    page = str(Several())
    scheme = current_scheme().skills.values()
    for concept in scheme:
        assert page.count(f'name="skills" value="{concept.pk}"') == concept.is_open, concept.code
    assert str(Several(initial={"skills": [key("media")]})).count(" checked") == 1  # who has it keeps it
    assert len(tree()) == 13


def test_names__are_the_readers_and_cost_one_statement_whatever_their_number(
    loaded, django_assert_num_queries
):
    ids = [key("legal"), key("phishing")]
    current_scheme()
    with translation.override("mk"):
        with django_assert_num_queries(1):
            assert labels_for([*ids, 10**9]) == {ids[0]: "Правна помош", ids[1]: "Препознавање фишинг"}
        with django_assert_num_queries(2):
            assert dict(grouped())["Правна помош"][0] == (ids[0], "Правна помош")
        with django_assert_num_queries(3):  # chosen, found, the whole list
            assert "Правна помош" in str(Several())
    with translation.override("ar"), django_assert_num_queries(1):
        assert names()[ids[0]] == "المساعدة القانونية"


def test_part_of_the_page__is_what_was_found(loaded):
    def ask(**query):
        return find(RequestFactory().get("/", query)).content.decode()

    with translation.override("zh-hant"):
        assert f'<input type="radio" name="skill" value="{key("legal")}">' in ask(q="адвокат", field="skill")
        assert 'type="checkbox"' in ask(q="律師", field="form-0-skill", many="1")
    assert ask(q="", field="skill").strip() == ""
    assert "Nothing else was found" in ask(q="<script>\0" * 900, field="skill")
    assert "<script>" not in ask(q="<script>law", field="skill")
    for wrong in ("", '"><b>', "a" * 61):
        with pytest.raises(Http404):
            ask(q="law", field=wrong)
