"""Lines outside the community: who keeps them, and that readers see none that nobody looked at lately."""

import pytest
from django.core.exceptions import PermissionDenied

from directory.models import OutsideLine
from directory.outside import lines
from safekeeping.models import AuditEvent
from tests.actions import somebody
from tests.directory.browse.acts import browser
from tests.directory.intake.acts import asked, at
from tests.directory.joining.acts import signed_in
from tests.factories import MemberFactory, region

from .acts import looked_at, outside_line

pytestmark = pytest.mark.django_db
LIST = "/admin/outside/"


def read(member, language="en") -> str:
    return browser(member).get(f"/{language}/directory/outside/").content.decode()


# Deny first ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["kenya-lead", "kenya-editor", "everywhere-safety", "member"])
def test_everybody_else__keeps_none(word):
    by = somebody(*([] if word == "member" else [word]))
    line = outside_line()
    for act in (
        lambda: lines.save(OutsideLine(name="Theirs", address="https://x.example.org/"), by=by),
        lambda: lines.mark_checked(line, "lead", by=by),
        lambda: lines.remove(line, by=by),
    ):
        with pytest.raises(PermissionDenied):
            act()
    client = signed_in(by)
    client.post(f"{LIST}{line.pk}/remove/")
    assert line.name not in client.get(LIST, follow=True).content.decode()
    assert list(OutsideLine.objects.values_list("name", flat=True)) == [line.name]


def test_line_that_nobody_looked_at__is_shown_to_no_reader():
    outside_line("Unseen", checked=False)
    looked_at(outside_line("Forgotten"), days_ago=181)
    looked_at(outside_line("Half a year"), days_ago=180)
    text = read(MemberFactory())
    assert "Half a year" in text
    assert "Unseen" not in text and "Forgotten" not in text
    assert lines.as_message().count("https://") == 1


def test_new_site__points_to_nobody_and_says_so():
    assert not OutsideLine.objects.exists()
    assert "Ask the leads of your region" in read(MemberFactory())
    assert lines.as_message() == ""


def test_another_address__has_to_be_looked_at_anew():
    line = outside_line()
    line.abouts = {"en": "By day."}
    lines.save(line, by=somebody("coordinator"))
    assert OutsideLine.objects.get().is_shown
    line.address = "https://elsewhere.example.org/"
    lines.save(line, by=somebody("coordinator"))
    assert not OutsideLine.objects.get().is_shown


# The coordinators' screens ------------------------------------------------------------------------------


def test_coordinator__writes_a_line_says_who_looked_and_members_read_it_in_their_language():
    client = signed_in(somebody("coordinator"))
    facts = {"name": "Night Lantern", "address": "https://night.example.org/", "languages": ["1"]}
    words = {"about_en": "At any hour.", "about_ar": "في أي ساعة."}
    client.post(f"{LIST}add/", {**facts, **words, "languages": []})
    line = OutsideLine.objects.get()
    assert "Nobody has looked at it yet" in client.get(LIST).content.decode()
    client.post(f"{LIST}{line.pk}/check/", {"checker": "nobody"})
    assert not OutsideLine.objects.get().is_shown
    client.post(f"{LIST}{line.pk}/check/", {"checker": "safety"})
    assert "At any hour." in read(MemberFactory(), "fr")
    assert "في أي ساعة." in read(MemberFactory(), "ar")
    events = AuditEvent.objects.filter(event__startswith="outside.").values_list("event", flat=True)
    assert list(events) == ["outside.written", "outside.checked"]


@pytest.mark.parametrize(
    "wrong",
    [{"address": "http://night.example.org/"}, {"address": "javascript:alert(1)"}, {"name": "a\u202eb"}],
)
def test_bad_input__is_told_and_nothing_is_lost_or_stored(wrong):
    client = signed_in(somebody("coordinator"))
    sent = {"name": "Night", "address": "https://n.example.org/", "about_en": "Kept words", **wrong}
    answer = client.post(f"{LIST}add/", sent)
    assert answer.context["form"].errors and "Kept words" in answer.content.decode()
    assert not OutsideLine.objects.exists()


def test_lead__is_told_when_there_is_nobody_to_point_to(client):
    case, _code = asked(client, region=region("kenya"))
    address, lead = at(case), signed_in(somebody("kenya-lead"))
    assert "Nobody has looked at the lines" in lead.post(address, {"act": "point"}).content.decode()
    outside_line()
    assert "https://night.example.org/" in lead.post(address, {"act": "point"}).content.decode()
