"""Editing the own profile: nothing typed is lost, and nothing is stored that was not meant."""

import re

import pytest
from django.utils.html import escape

from directory.models import ContactDetail, Listing, Member
from tests.directory.test_visibility import MARKER, full_member
from tests.factories import MemberFactory, skill

pytestmark = pytest.mark.django_db
PAGE = "/en/directory/me/profile/"


def filled(client, **changes) -> dict:
    """What a browser sends of the form as it stands, but for some fields."""
    context = client.get(PAGE).context
    forms, data = context["forms"], {"start": context["start"]}
    rows = [form for part in (forms.languages, forms.skills, forms.contact) for form in part]
    managers = [part.management_form for part in (forms.languages, forms.skills, forms.contact)]
    for form in (forms.main, *managers, *rows):
        for field in form:
            value = field.value()
            if value not in (None, False):
                data[field.html_name] = "on" if value is True else value
    return data | changes


@pytest.fixture
def owner(client):
    member = full_member()
    client.force_login(member.user)
    return member


def fresh(member):
    return Member.objects.get(pk=member.pk)


# Bad input -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("display_name", "", "This field is required."),
        ("display_name", "x" * 61, "at most 60 characters"),
        ("display_name", "Аminа", "letters of two scripts look alike"),
        ("display_name", "Amina\u202e", "invisible control characters"),
        ("about", "line\n\u2066two", "invisible control characters"),
        ("country", "XX", "Select a valid choice"),
        ("time_zone", "Mars/Olympus", "Select a valid choice"),
        ("jurisdictions", ["KE", "XX"], "Select a valid choice"),
        ("at_once", "-1", "greater than or equal to 0"),
        ("erase_after_days", "5", "greater than or equal to 30"),
        ("languages-0-code", "klingon", "Select a valid choice"),
        ("skills-0-skill", "99999999", "Select a valid choice"),
        ("contact-1-value", "12", "too short for a telephone number"),
    ],
)
def test_bad_input__is_named_and_everything_typed_stays(client, owner, field, value, said):
    data = filled(client, **{"about": "Typed with care", field: value, "contact-1-kind": "phone"})
    text = client.post(PAGE, data).content.decode()
    assert said in text
    assert field == "about" or "Typed with care" in text
    if (
        isinstance(value, str)
        and len(value) > 1
        and "-" not in field
        and field not in ("country", "time_zone")
    ):
        assert escape(value.splitlines()[-1]) in text
    assert fresh(owner).about == f"{MARKER} about"


def test_rows_out_of_measure__are_no_error_of_the_site(client, owner):
    for name, value in {
        "languages-TOTAL_FORMS": "99999",
        "skills-TOTAL_FORMS": "x",
        "contact-TOTAL_FORMS": "",
    }.items():
        assert client.post(PAGE, filled(client, **{name: value})).status_code == 200
        assert client.post(PAGE, filled(client, **{name: value, "more": "languages"})).status_code == 200


def test_somebody_elses_way__cannot_be_taken_over(client, owner):
    theirs = full_member().contact_details.get()
    data = filled(client, **{"contact-0-public_id": theirs.public_id, "contact-0-value": "mine"})
    client.post(PAGE, data)
    theirs.refresh_from_db()
    assert theirs.value == f"{MARKER} contact"
    assert owner.contact_details.get().value == "mine"


def test_two_windows__the_later_one_is_told_and_loses_nothing(client, owner):
    first, second = filled(client, about="From the first"), filled(client, organisation="From the second")
    client.post(PAGE, first)
    answer = client.post(PAGE, second)
    text = answer.content.decode()
    assert "Another window saved this profile" in text
    assert "From the second" in text
    assert "From the first" in text  # what is stored now
    assert fresh(owner).organisation != "From the second"
    again = second | {"start": answer.context["start"]}
    client.post(PAGE, again)
    assert fresh(owner).organisation == "From the second"


# What is stored ----------------------------------------------------------------------------------------


def test_form_sent_as_it_is__changes_nothing(client, owner):
    before = client.get(PAGE).context["start"]
    assert client.post(PAGE, filled(client)).status_code == 302
    assert client.get(PAGE).context["start"] == before


def test_rows__are_added_changed_and_taken_away(client, owner):
    law, press = skill("law").pk, skill("press").pk
    kept = owner.contact_details.get()
    answer = client.post(
        PAGE,
        filled(client)
        | {"languages-0-code": "", "languages-2-code": "ar", "languages-2-level": "1"}
        | {"skills-1-skill": press, "skills-1-kind": "mentored", "skills-1-level": "3"}
        | {"contact-0-value": "new@example.org", "contact-0-kind": "email", "jurisdictions": ["TZ", "UG"]},
    )
    assert answer.status_code == 302
    assert {row.code for row in owner.languages.all()} == {"en", "ar"}
    assert {(row.skill_id, row.kind) for row in owner.skills.all()} == {(law, "offered"), (press, "mentored")}
    assert ContactDetail.objects.get(pk=kept.pk).value == "new@example.org"
    assert Listing.objects.get(member=owner).jurisdictions == [800, 834]


def test_more_rows__and_a_look__save_nothing(client, owner):
    data = filled(client, about="Not yet")
    more = client.post(PAGE, data | {"more": "skills"})
    assert len(more.context["forms"].skills.forms) == len(client.get(PAGE).context["forms"].skills.forms) + 2
    look = client.post(PAGE, data | {"preview": "1"}).content.decode()
    preview = re.search(r'<section id="preview".*?</section>', look, re.DOTALL)[0]
    assert "Not yet" in preview
    assert "Kiswahili" in preview
    assert f"{MARKER} organisation" not in preview
    assert fresh(owner).about == f"{MARKER} about"


def test_page__costs_the_same_with_more_in_it(client, django_assert_num_queries):
    few, many = MemberFactory(), full_member()
    counts = []
    for member in (few, many):
        client.force_login(member.user)
        client.get(PAGE)
        # session, user, own membership; row, languages, skills, contact; names and order of skills, unread
        with django_assert_num_queries(9) as found:
            client.get(PAGE)
        counts.append(len(found))
    assert counts[0] == counts[1]
