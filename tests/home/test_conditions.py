"""What holds before release, whatever way the content came."""

import pytest
from django.core.exceptions import ValidationError

from editorial import release
from editorial.release import ReleaseBlocked
from home import conditions
from home.fields import CodeListField
from tests.actions import (
    fresh,
    release_structure,
    sign_off,
    signer_of,
    somebody,
    submit_for_sign_off,
    write_story,
)
from tests.home.files import image

pytestmark = pytest.mark.django_db
BAD_LINK = [{"type": "paragraph", "value": '<p><a href="javascript:x">x</a></p>'}]
BEHIND = [{"type": "paragraph", "value": '<p><a href="data:x">x</a></p>'}]


def undescribed():
    return [
        {"type": "image", "value": {"picture": {"image": image().pk, "alt_text": "", "decorative": False}}}
    ]


@pytest.mark.parametrize(
    ("fields", "condition"),
    [
        ({"seo_title": "abc\u202etxt"}, conditions.lines_are_plain),
        ({"hero": image}, conditions.pictures_are_described),
        ({"body": undescribed}, conditions.pictures_are_described),
        ({"body": BAD_LINK}, conditions.links_are_safe),
        (
            {"body": [{"type": "warning", "value": {"kinds": ["violence"], "content": BEHIND}}]},
            conditions.links_are_safe,
        ),
        (
            {"body": [{"type": "audio", "value": {"title": "x", "recording": None, "transcript": " "}}]},
            conditions.recordings_are_written_down,
        ),
    ],
)
def test_release__is_refused_for_words_that_must_not_go_out(fields, condition):
    values = {name: value() if callable(value) else value for name, value in fields.items()}
    page = write_story(**values)
    assert condition(page)
    assert condition(write_story()) == []


def test_release__stays_closed_though_everybody_signed():
    release_structure()
    page = write_story(hero=image())
    page = submit_for_sign_off(page, by=somebody("kenya-editor"))
    while page.current_workflow_task_state:
        page = sign_off(page, by=signer_of(page))
    page = fresh(page)
    assert not page.live
    assert "picture" in " ".join(release.missing(page.get_latest_revision_as_object()))
    with pytest.raises(ReleaseBlocked):
        page.get_latest_revision().publish(skip_permission_checks=True)


def test_a_set_of_codes__keeps_its_order_and_refuses_strangers():
    field = CodeListField(codes=[("a", "A"), ("b", "B"), ("c", "C")])
    assert field.get_prep_value(["c", "a"]) == "a,c"
    assert field.to_python("a,c") == ["a", "c"]
    assert field.to_python(None) == []
    assert field.get_prep_value(["z", "b"]) == "b,z"  # a code that was retired is not lost
    assert field.clean(["b"], None) == ["b"]
    with pytest.raises(ValidationError):
        field.clean(["z"], None)
    assert field.formfield().clean(["a"]) == ["a"]


def test_a_set_of_codes__survives_the_database_and_a_revision():
    page = write_story(warnings=["death", "violence"])
    assert fresh(page).warnings == ["violence", "death"]
    assert page.get_latest_revision_as_object().warnings == ["violence", "death"]
