"""Meetings: their time, their place, and the file for calendars."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from icalendar import Calendar

from editorial import release
from editorial.takedown import take_down
from library.calendar import folded, text
from tests.actions import edit, fresh, release_page, somebody, submit_for_sign_off
from tests.home.test_query_counts import warm
from tests.library.shelving import ARUSHA, change, insight, meeting, released_in

pytestmark = pytest.mark.django_db
HIDDEN = "heron-house"


def file_of(client, page, language="en"):
    return client.get(f"/{language}/library/{page.slug}/meeting.ics")


def event_of(client, page, language="en"):
    """The one event of the file, as a calendar reads it."""
    calendar = Calendar.from_ical(file_of(client, page, language).content)
    (event,) = calendar.walk("VEVENT")
    return event


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"ends_at": ARUSHA["starts_at"] - datetime.timedelta(hours=1)}, "ends_at"),
        ({"zone": "Arusha"}, "zone"),
        ({"place_policy": "withheld"}, "place"),
    ],
)
def test_a_meeting__is_refused_when_it_contradicts_itself(library, fields, wrong):
    page = meeting(library)
    for name, value in fields.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert wrong in refused.value.message_dict


def test_a_place_that_is_not_public__keeps_a_meeting_from_its_release(library):
    draft = meeting(library).get_latest_revision_as_object()
    draft.place_policy = "on-request"  # as an import or an old version could bring it, past the form
    assert "a page without the place, which is not public" in release.missing_conditions(draft)
    with pytest.raises(ValidationError):
        meeting(library, place=HIDDEN, place_policy="on-request")


def test_a_place__is_shown_only_where_it_is_public(client, library):
    page = release_page(meeting(library))
    assert "Usa River" in client.get(page.get_url()).content.decode()
    page.place_policy = "on-request"
    assert page.public_place == ""


def test_a_place_hidden_later__is_hidden_in_every_language_at_once(client, library):
    page = release_page(meeting(library, place=HIDDEN))
    french = released_in("fr", page)
    assert HIDDEN in client.get(french.get_url()).content.decode()
    change(page, place="", place_policy="on-request")
    assert fresh(french).place  # nobody has signed the French anew
    for address in (french.get_url(), "/fr/library/", "/fr/", f"/fr/library/{french.slug}/meeting.ics"):
        answer = client.get(address).content.decode()
        assert HIDDEN not in answer, address
    assert "Told to registered people only" in client.get(page.get_url()).content.decode()


def test_a_meeting_that_was_moved__is_told_at_its_new_time_in_every_language(client, library):
    page = release_page(meeting(library))
    french = released_in("fr", page)
    later = ARUSHA["starts_at"] + datetime.timedelta(days=1)
    change(page, starts_at=later, spoken=["en"])
    html = client.get(french.get_url()).content.decode()
    assert "28 juin 2018" in html
    assert event_of(client, french, "fr")["DTSTART"].dt == later


def test_a_meeting__is_told_in_its_own_zone_and_in_utc(client, library):
    html = client.get(release_page(meeting(library)).get_url()).content.decode()
    assert "09:00" in html
    assert "06:00 UTC" in html
    assert "Africa/Nairobi" in html
    assert "English, French" in html
    assert "Swahili" in html


def test_a_zone_that_is_no_longer_known__does_not_break_the_page(library):
    page = meeting(library)
    page.zone = "Atlantis/Capital"
    assert page.zone_info is datetime.UTC
    assert page.local_end == page.ends_at
    assert page.is_over


def test_a_meeting__shows_what_was_learnt_that_year_for_three_queries(client, library):
    release_page(insight(library, title="Movements answer"))
    release_page(insight(library, title="Of another year", year=2019))
    insight(library, title="Not signed")
    page = release_page(meeting(library))
    html = client.get(page.get_url()).content.decode()
    assert "Movements answer" in html
    assert "Of another year" not in html
    assert "Not signed" not in html
    # 1 address; 2 the meeting, with the facts of its original; 3 insights
    assert len(warm(client, page.get_url())) <= 3


# The file for calendars -----------------------------------------------------------------------------


def test_the_file__holds_time_place_and_words(client, library):
    title = "Rights; freedoms, and \\ backslashes"
    page = release_page(meeting(library, title=title, slug="arusha", standfirst="One.\nTwo, three."))
    answer = file_of(client, page)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    event = event_of(client, page)
    assert event["SUMMARY"] == title
    assert event["SUMMARY"].params["LANGUAGE"] == "en"
    assert event["DTSTART"].dt == ARUSHA["starts_at"]
    assert event["DTEND"].dt == ARUSHA["ends_at"]
    assert event["LOCATION"] == "Usa River, Arusha"
    assert event["DESCRIPTION"].startswith("One.\nTwo, three.\n")
    assert event["DESCRIPTION"].endswith("Interpretation into: Swahili")
    assert event["URL"].endswith("/en/library/arusha/")
    assert not {"ATTENDEE", "ORGANIZER", "CONTACT"} & set(event)
    assert len(warm(client, "/en/library/arusha/meeting.ics")) <= 2


def test_the_file__is_one_event_in_all_languages_each_in_its_words(client, library):
    page = release_page(meeting(library, title="Meeting"))
    french = released_in("fr", page)
    english, translated = event_of(client, page), event_of(client, french, "fr")
    assert english["UID"] == translated["UID"]
    assert translated["SUMMARY"] == "[fr] Meeting"
    assert translated["SUMMARY"].params["LANGUAGE"] == "fr"
    waiting = file_of(client, page, "ar")
    assert waiting["Content-Language"] == "en"  # not translated yet: the original's words


@pytest.mark.parametrize("policy", ["on-request", "withheld", "online"])
def test_the_file__tells_who_learns_the_place_and_never_the_place(client, library, policy):
    page = release_page(meeting(library, place="", place_policy=policy))
    event = event_of(client, page)
    assert "LOCATION" not in event
    assert "Where: " in event["DESCRIPTION"]


def test_drafts_and_withdrawn_meetings__have_no_file(client, library):
    page = meeting(library, title="heron", slug="heron")
    assert file_of(client, page).status_code == 404
    submit_for_sign_off(page, by=somebody("network-editor"))
    assert file_of(client, page).status_code == 404
    public = release_page(meeting(library, slug="ibis"))
    edit(public, by=somebody("network-editor"), title="heron-edit")
    assert b"heron-edit" not in file_of(client, public).content
    take_down(public.placement, by=somebody("network-lead"), reason="Somebody is in danger.")
    assert file_of(client, public).status_code == 404


def test_what_is_no_meeting__has_no_file(client, library):
    page = release_page(insight(library))
    assert file_of(client, page).status_code == 404
    assert client.get("/en/library/nothing/meeting.ics").status_code == 404


def test_lines__are_folded_at_75_octets_and_never_inside_a_character():
    line = "SUMMARY:" + "正體中文 عربي " * 20
    parts = folded(line).split("\r\n")
    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part.removeprefix(" ") for part in parts[1:]) == line


def test_text__carries_no_control_character_and_one_kind_of_line_end():
    assert text("a\x00b\x07\r\nc\u2028d\x85e") == "ab\\nc\\nd\\ne"
