"""The screens over HTTP: closed to everybody but the region's safety, and calm for them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from safekeeping.models import AuditEvent
from stories.models import ConsentRecord
from stories.season.calendar import today
from tests.actions import (
    fresh,
    give_consent,
    released_story,
    somebody,
    start_translation,
    submit_for_sign_off,
    write_story,
)
from tests.editorial.people import EVERYBODY
from tests.stories.consent.acts import SAFETY, SECRET, at_desk, open_tasks, record_of, withdraw
from tests.stories.season.actions import month, plan_season, put_in_month

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]
KEEPERS = (SAFETY, "everywhere-safety")
FILLED = {
    "person": SECRET,
    "covers": ["text.site", "name.site"],
    "language": "",
    "other_language": "Dawida",
    "manner": "spoken",
    "given_on": str(today()),
    "risk": "The street",
}


def screens(story, record):
    return [
        f"/admin/consent/{story.pk}/",
        f"/admin/consent/{story.pk}/add/",
        f"/admin/consent/{story.pk}/nobody/",
        f"/admin/consent/record/{record.pk}/",
        f"/admin/consent/record/{record.pk}/withdraw/",
        f"/admin/consent/record/{record.pk}/erase/",
    ]


def words_of(client, address) -> str:
    return client.get(address, follow=True).content.decode()


# Refusals ---------------------------------------------------------------------------------------


def test_the_screens__are_no_pages_for_anybody_else():
    story = write_story(title="Heron of Kenya", consent=False)
    record = give_consent(story, person=SECRET)
    sent = {"act": "open", "sure": "on", "reason": "Only two newspapers.", "on": str(today()), **FILLED}
    for word in ["", *(word for word in EVERYBODY if word not in KEEPERS)]:
        client = at_desk(*filter(None, [word]))
        for address in screens(story, record):
            for answer in (client.get(address), client.post(address, sent)):
                assert answer.status_code in (302, 404)
                assert SECRET not in answer.content.decode()
        assert "Heron of Kenya" not in words_of(client, "/admin/consent/") or word.startswith("kenya")
    assert ConsentRecord.objects.count() == 1
    assert record_of(story).person == SECRET
    assert not AuditEvent.objects.filter(event="consent.read").exists()


def test_a_page_that_is_no_story__has_no_consents():
    index = write_story().get_parent()
    assert at_desk("everywhere-safety").get(f"/admin/consent/{index.pk}/").status_code == 404


def test_what_the_others_see__is_only_what_is_missing():
    story = write_story(byline="The nurse", consent=False)
    give_consent(story, person=SECRET, covers=["text.site"])
    slot = put_in_month(story, month(plan_season(), 4))
    submit_for_sign_off(story, by=somebody("kenya-editor"))
    for word, address in (
        ("kenya-editor", f"/admin/submit/{story.pk}/"),
        ("kenya-approver", f"/admin/sign-off/{story.pk}/"),
        ("kenya-lead", f"/admin/season/month/{slot.pk}/"),
    ):
        said = words_of(at_desk(word), address)
        assert "consent to the public byline" in said
        assert f"/admin/consent/{story.pk}/" not in said
        assert SECRET not in said
        assert f"/admin/consent/{story.pk}/" in words_of(
            at_desk(SAFETY), address.replace("submit", "sign-off")
        )


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"covers": []}, "Tick at least one box."),
        ({"person": ""}, "This field is required."),
        ({"given_on": "2999-01-01"}, "Please look at the year again."),
        ({"given_on": "0018-01-01"}, "Please look at the year again."),
        ({"given_on": "31.31.2026"}, "Enter a valid date."),
        ({"expires_on": str(today())}, "It has to end after the day on which it was given."),
        ({"given_on": "2020-01-01", "expires_on": "2020-02-01"}, "This consent is over already"),
        ({"other_language": ""}, "Choose a language, or write another one out."),
        ({"language": "en"}, "Choose a language, or write another one out."),
        ({"covers": ["text.moon"]}, "Select a valid choice."),
        ({"manner": "sung"}, "Select a valid choice."),
    ],
)
def test_what_is_wrong__comes_back_in_words_with_all_that_was_written(wrong, why):
    story = write_story(consent=False)
    said = at_desk(SAFETY).post(f"/admin/consent/{story.pk}/add/", FILLED | wrong).content.decode()
    assert why in said
    assert "The street" in said
    assert not ConsentRecord.objects.exists()


# What safety does -------------------------------------------------------------------------------


def test_safety__records_opens_corrects_and_renews():
    story = write_story(consent=False, byline="The nurse")
    desk = at_desk(SAFETY)
    desk.post(f"/admin/consent/{story.pk}/add/", FILLED)
    record = record_of(story)
    assert (record.person, record.covers, record.other_language) == (
        SECRET,
        ["text.site", "name.site"],
        "Dawida",
    )
    address = f"/admin/consent/record/{record.pk}/"
    assert SECRET not in words_of(desk, f"/admin/consent/{story.pk}/") + words_of(desk, address)
    assert SECRET in desk.post(address, {"act": "open"}).content.decode()
    assert AuditEvent.objects.filter(event="consent.read", actor_id=somebody(SAFETY).pk).count() == 1
    desk.post(address, FILLED | {"act": "save", "risk": "The pier"})
    assert record_of(story).risk == "The pier"
    desk.post(address, FILLED | {"act": "renew", "covers": ["text.site"]})
    assert list(ConsentRecord.objects.values_list("number", "settled")) == [(1, "renewed"), (2, "")]
    assert desk.post(address, {"act": "dance"}).status_code == 404


def test_a_translation__leads_to_the_records_of_its_story():
    story = released_story()
    french = start_translation(story, "fr")
    assert "Person 1" in words_of(at_desk(SAFETY), f"/admin/consent/{french.pk}/")


def test_a_declaration__is_opened_like_a_record():
    story = write_story(consent=False)
    desk = at_desk(SAFETY)
    assert "Ensure" in desk.post(f"/admin/consent/{story.pk}/nobody/", {"reason": "x"}).content.decode()
    desk.post(f"/admin/consent/{story.pk}/nobody/", {"reason": "Only two newspapers."})
    address = f"/admin/consent/record/{record_of(story).pk}/"
    assert "newspapers" not in words_of(desk, address)
    assert "newspapers" in desk.post(address, {"act": "open"}).content.decode()


def test_a_withdrawal__takes_the_story_down_at_once_where_safety_says_so(client):
    story = released_story()
    path = story.get_url()
    address = f"/admin/consent/record/{record_of(story).pk}/withdraw/"
    said = words_of(at_desk(SAFETY), address)
    assert said.index('name="now"') < said.index("decide within the set time")
    at_desk(SAFETY).post(address, {"on": str(today()), "now": "1"})
    assert not fresh(story).live
    assert client.get(path).status_code == 404


def test_a_task__stands_on_the_first_page_of_its_safety_until_it_is_answered(client):
    story = released_story(title="Heron of Kenya")
    path, record = story.get_url(), record_of(story)
    at_desk(SAFETY).post(f"/admin/consent/record/{record.pk}/withdraw/", {"on": str(today())})
    assert open_tasks(story).exists()
    answer = f"/admin/consent/record/{record.pk}/"
    for word, sees in ((SAFETY, True), ("kenya-lead", False), ("macedonia-safety", False)):
        first_page = words_of(at_desk(word), "/admin/")
        assert (answer in first_page) is sees
        above = first_page.partition(answer)[0]
        assert "Take something down" in above  # the red button stands above everything
    refused = at_desk(SAFETY).post(answer, {"act": "settle"}).content.decode()
    assert "consent to the words" in refused
    at_desk(SAFETY).post(answer, {"act": "take_down"})
    assert client.get(path).status_code == 404
    assert answer not in words_of(at_desk(SAFETY), "/admin/")


def test_an_erasure__asks_twice():
    story = write_story(consent=False)
    record = give_consent(story, person=SECRET)
    address = f"/admin/consent/record/{record.pk}/erase/"
    desk = at_desk(SAFETY)
    desk.post(address)
    assert record_of(story).person == SECRET
    desk.post(address, {"sure": "on"})
    assert record_of(story).person is None
    assert "erased" in words_of(desk, f"/admin/consent/record/{record.pk}/")


# Cost -------------------------------------------------------------------------------------------


def queries_of(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_lists__ask_the_same_for_2_stories_and_for_6():
    season = plan_season()
    desk, lead = at_desk(SAFETY), at_desk("kenya-lead")

    def more(first, count):
        for number in range(first, first + count):
            withdraw(released_story())
            put_in_month(write_story(), month(season, number))

    def counted():
        return (
            queries_of(desk, "/admin/"),
            queries_of(desk, "/admin/consent/"),
            queries_of(lead, f"/admin/season/{season.pk}/"),
        )

    more(3, 1)
    few = counted()
    more(4, 3)
    assert counted() == few
    # Of the first page 2 for the tasks; of the list 2 tasks, 2 stories, 2 their state; the frame.
    assert few[0] <= 40
    assert few[1] <= 40
