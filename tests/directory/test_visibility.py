"""Who sees what of a member. The answers are computed here by hand, from the rules people are told."""

from itertools import product

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from wagtail.models import ReferenceIndex, RevisionMixin
from wagtail.search.index import get_indexed_models
from wagtail.snippets.models import get_snippet_models

from directory.audiences import PROFILE_FIELDS, Audience, Preset
from directory.checks import IMPERSONAL, every_column_has_an_audience, without_audience
from directory.listing import refresh_listing
from directory.models import Listing, Member
from directory.states import State
from directory.visibility import STRANGER, VERIFIED_MEMBER, Viewer, audiences_of, told, viewer_of, visible
from tests.actions import somebody
from tests.factories import MemberFactory, Person, skill

pytestmark = pytest.mark.django_db
MARKER = "Nyota-ya-Siri"
NEVER_FOR_MEMBERS = {"contact", "availability", "risk_notes"}


def full_member(**options):
    """Somebody who filled in every field with words that can be found again."""
    skill("law")
    fields = {name: f"{MARKER} {name}" for name in ("display_name", "about", "organisation", "availability")}
    member = MemberFactory(
        **fields,
        risk_notes=f"{MARKER} risk",
        country="KE",
        time_zone="Africa/Nairobi",
        jurisdictions="KE TZ",
        languages=["sw:3", "en"],
        offers=["law"],
        contact=[f"{MARKER} contact"],
        **options,
    )
    return Member.objects.get(pk=member.pk)


def fields_of(viewer, member):
    return {name for name in PROFILE_FIELDS if visible(viewer, member, name)}


# Deny first -----------------------------------------------------------------------------------------


def test_unknown_field_or_missing_viewer__means_no():
    member = full_member(preset="open")
    assert not visible(VERIFIED_MEMBER, member, "user")
    assert not visible(VERIFIED_MEMBER, member, "nonsense")
    assert not visible(None, member, "display_name")
    assert not visible(VERIFIED_MEMBER, None, "display_name")
    assert told(None, member) == {}
    assert audiences_of(member, "state") == frozenset()


@pytest.mark.parametrize("preset", list(Preset))
def test_stranger__sees_nothing_under_any_preset(preset):
    assert fields_of(STRANGER, full_member(preset=preset)) == set()
    assert viewer_of(AnonymousUser(), full_member()) == STRANGER


def test_members__see_nothing_of_somebody_invisible():
    assert told(VERIFIED_MEMBER, full_member(preset="invisible")) == {}
    assert not Listing.objects.exists()


@pytest.mark.parametrize("state", [State.PROVISIONAL, State.HIDDEN, State.SEALED, State.SUSPENDED])
def test_members__see_nothing_of_somebody_who_is_not_listed(state):
    member = full_member(preset="open", **{state.value: True})
    assert told(VERIFIED_MEMBER, member) == {}
    assert not Listing.objects.filter(member=member).exists()


def test_sealed__shows_nothing_to_partner_and_lead_either():
    member = full_member(sealed=True)
    everybody_else = Viewer(audiences=frozenset(Audience))
    assert fields_of(everybody_else, member) == set()


def test_what_is_most_dangerous__never_goes_to_members_whatever_is_stored():
    member = full_member(preset="open")
    member.audiences = {name: [audience.value for audience in Audience] for name in PROFILE_FIELDS}
    assert fields_of(VERIFIED_MEMBER, member) == set(PROFILE_FIELDS) - NEVER_FOR_MEMBERS


def test_partner__sees_only_the_contact_that_was_revealed():
    member = full_member()
    detail = member.contact_details.get()
    partner = frozenset({Audience.PARTNER})
    assert "contact" not in told(Viewer(audiences=partner), member)
    assert told(Viewer(audiences=partner, revealed=frozenset({detail.pk})), member)["contact"] == [detail]


def test_nobody_with_another_mandate__is_a_lead_of_the_region():
    member = full_member(code="kenya")
    words = [
        "kenya-editor",
        "kenya-approver",
        "kenya-safety",
        "everywhere-safety",
        "macedonia-lead",
        "coordinator",
        "fr-translator",
        "fr-reviewer",
    ]
    for word in words:
        assert Audience.LEAD not in viewer_of(somebody(word), member).audiences, word
    assert Audience.LEAD in viewer_of(somebody("kenya-lead"), member).audiences


def test_root__is_a_stranger():
    assert viewer_of(Person(root=True), full_member()).audiences == STRANGER.audiences


def test_provisional_member__is_not_one_of_the_verified():
    newcomer, member = MemberFactory(provisional=True), full_member()
    assert Audience.MEMBERS not in viewer_of(newcomer.user, member).audiences


# What is seen ----------------------------------------------------------------------------------------


def test_members__see_what_the_preset_tells_them():
    member = full_member()
    seen = {"display_name", "region", "languages", "skills_offered", "jurisdictions", "mentors", "about"}
    assert fields_of(viewer_of(MemberFactory().user, member), member) == seen


def test_owner__sees_all_of_it():
    member = full_member(preset="invisible", hidden=True)
    assert fields_of(viewer_of(member.user, member), member) == set(PROFILE_FIELDS)


def test_narrowing__takes_a_field_out_of_the_list_at_once():
    member = full_member()
    assert MARKER in Listing.objects.get(member=member).name
    member.audiences = {"display_name": ["partner"]}
    member.save()
    refresh_listing(member)
    assert not Listing.objects.filter(member=member).exists()


def test_listing__holds_only_what_members_may_see():
    member = full_member()
    row = Listing.objects.get(member=member)
    everything = repr([getattr(row, field.attname) for field in Listing._meta.concrete_fields])
    for hidden in ("organisation", "availability", "risk", "contact"):
        assert f"{MARKER} {hidden}" not in everything
    for hidden in ("Africa", "KE"):
        assert hidden not in everything
    assert row.languages == [1, 3]
    assert row.jurisdictions == [404, 834]


def test_listing__is_found_by_a_broader_skill_a_language_and_a_law():
    asylum = skill("asylum", below="refugee-law") if skill("refugee-law", below="law-of") else None
    member = MemberFactory(languages=["sw"], offers=["asylum"], jurisdictions="KE")
    other = MemberFactory(languages=["fr"])
    for code in ("law-of", "refugee-law", "asylum"):
        assert Listing.objects.offering(skill(code).pk).get().pk == member.pk
    assert Listing.objects.speaking(3).get().pk == member.pk
    assert Listing.objects.knowing_law_of(404).get().pk == member.pk
    assert set(Listing.objects.filter(languages__holds_any=[2, 3])) == {member.listing, other.listing}
    assert not Listing.objects.filter(languages__holds_any=[])
    assert asylum.depth == 3


# The build --------------------------------------------------------------------------------------------


def test_every_column__has_an_audience():
    assert every_column_has_an_audience(None) == []


def test_a_new_column__fails_the_build(monkeypatch):
    monkeypatch.delitem(PROFILE_FIELDS, "organisation")
    assert without_audience(Member) == ["organisation"]
    assert [error.id for error in every_column_has_an_audience(None)] == ["directory.E001"]


def test_rows_about_people__are_no_matter_for_wagtails_indexes_revisions_and_snippets():
    models = {
        model
        for model in apps.get_app_config("directory").get_models()
        if model._meta.label not in IMPERSONAL
    }
    assert Member in models
    known = ReferenceIndex.indexed_models | set(get_indexed_models()) | set(get_snippet_models())
    assert not models & known
    assert not [model for model in models if issubclass(model, RevisionMixin)]


def test_every_field__can_be_read_and_widened_only_as_far_as_it_may():
    for rule, preset in product(PROFILE_FIELDS.values(), Preset):
        assert rule.default(preset) <= rule.widest, rule.name
        assert Audience.WORLD not in rule.default(preset)
