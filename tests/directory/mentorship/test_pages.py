"""The members' pages: from an open programme to a word of thanks, and what they do not tell."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from directory.mentorship import agreeing, together
from directory.models import Mentorship, MentorshipEntry, Session
from editorial.registries import campaign_titles
from tests.factories import MemberFactory, skill

from .actions import WORDS, browser, enter, fresh, mentor, page, pair_up, person, programme, proposal
from .actions import together as paired

pytestmark = pytest.mark.django_db
KEY = "8a0f1c7e-9a51-4a4c-9bb2-2f8c3f6f1d11"


def send(member, name: str, *args, **data):
    return browser(member).post(reverse(f"directory:{name}", args=args), data)


@pytest.fixture
def campaign():
    def titles(keys):
        known = {KEY: "Save the lake"}
        return known if keys is None else {key: known[key] for key in keys if key in known}

    campaign_titles.register(titles)
    yield KEY
    campaign_titles.remove(titles)


# Deny first ----------------------------------------------------------------------------------------------


def test_strangers__find_no_page_of_a_pair_and_change_nothing():
    row = paired()
    goal = together.add_goal(row, by=row.mentor, text="Ours")
    session = together.plan(row, by=row.mentor, starts_at=timezone.now() + timedelta(days=1), minutes=30)
    stranger = MemberFactory(contact=["elsewhere"])
    own = stranger.contact_details.get()
    attempts = [
        ("mentorship_write", [], {"text": "Hello", "form_key": "1"}),
        ("add_goal", [], {"text": "Theirs"}),
        ("mark_goal", [goal.public_id], {"reached": 1}),
        ("mark_session", [session.public_id], {"held": 1}),
        ("mentorship_show_way", [own.public_id], {"show": 1}),
        ("pause_mentorship", [], {"pause": 1}),
        ("finish_mentorship", [], {"outcome": "no"}),
        ("report_mentorship", [], {"text": "x"}),
        ("answer_mentorship", [], {"no": 1}),
    ]
    for name, more, data in attempts:
        assert send(stranger, name, row.public_id, *more, **data).status_code == 404
    found = fresh(row)
    assert (found.state, found.messages.count(), found.reveals.count(), found.reports.count()) == (
        "running",
        0,
        0,
        0,
    )
    assert (fresh(goal).state, fresh(session).state) == ("open", "planned")


def test_goal_and_session_of_another_pair__are_not_found():
    row, other = paired(), paired()
    goal = together.add_goal(other, by=other.mentor, text="Theirs")
    assert send(row.mentor, "mark_goal", row.public_id, goal.public_id, reached=1).status_code == 404
    assert fresh(goal).state == "open"


def test_proposal__tells_words_and_wishes_and_nothing_of_who_it_is():
    row = proposal(mentors={"member": person(display_name="Nyota Njema", country="KE", organisation="Ziwa")})
    for _yes in range(2):
        text = page(row.mentee, "mentorship", row.public_id) + page(row.mentee, "mentorships")
        assert WORDS in text
        for fact in ("Nyota", "Ziwa", "Kenya<", row.mentor.user.handle, row.mentor.public_id):
            assert fact not in text
        agreeing.say_yes(row, by=row.mentor)


def words_of(text: str) -> str:
    """Without what differs from form to form."""
    return re.sub(r'value="[A-Za-z0-9_-]{22,64}"', "", text)


def test_page_of_a_proposal__is_the_same_whether_the_other_one_has_said_yes():
    row = proposal()
    before = words_of(page(row.mentee, "mentorship", row.public_id))
    agreeing.say_yes(row, by=row.mentor)
    assert words_of(page(row.mentee, "mentorship", row.public_id)) == before


def test_not_taken_up__reads_the_same_whoever_it_was():
    texts = set()
    for who in ("mentor", "mentee"):
        row = proposal()
        agreeing.say_yes(row, by=row.mentee)
        agreeing.say_no(row, by=getattr(row, who))
        text = page(row.mentee, "mentorship", row.public_id)
        texts.add(words_of(text).replace(row.public_id, ""))
    assert len(texts) == 1


def test_entering__is_closed_to_newcomers_and_keeps_what_was_typed():
    where = programme()
    newcomer = MemberFactory(provisional=True, languages=["en"])
    assert send(newcomer, "enter_as_mentee", where.public_id, words=WORDS).status_code == 403
    member = person()
    answer = send(member, "enter_as_mentee", where.public_id, words="Call 0712 345 678 please", pace="weekly")
    text = answer.content.decode()
    assert "0712 345 678" in text and "seems to hold" in text
    assert re.search(r'value="weekly"[^>]*checked', text)
    assert not MentorshipEntry.objects.exists()


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "yesterday", "2020-02-30", ""])
def test_session_on_no_day_of_the_next_year__is_refused_in_words(day):
    row = paired()
    answer = send(row.mentor, "plan_session", row.public_id, day=day, hour="10:00", minutes=60)
    assert "form__fault" in answer.content.decode()
    assert not Session.objects.exists()


# How it goes ---------------------------------------------------------------------------------------------


def test_the_whole_way__without_a_script(campaign):
    where, law = programme(), skill("law")
    teacher, learner = person(), person(display_name="Nyota")
    form = {"words": "Two lines\r\nof hope.", "pace": "weekly", "near": "either"}
    send(teacher, "enter_as_mentor", where.public_id, skill=law.pk, places=2, **form)
    send(learner, "enter_as_mentee", where.public_id, skill=law.pk, campaign=campaign, **form)
    call_command("pair_mentors")
    row = Mentorship.objects.get()
    for member in (teacher, learner):
        send(member, "answer_mentorship", row.public_id, yes=1)
    assert fresh(row).state == "running"
    assert "Nyota" in page(teacher, "mentorship", row.public_id)
    assert "Save the lake" in page(teacher, "mentorship", row.public_id)
    send(learner, "add_goal", row.public_id, text="Speak before a court")
    goal = row.goals.get()
    send(teacher, "mark_goal", row.public_id, goal.public_id, reached=1)
    day = timezone.localdate() + timedelta(days=3)
    send(teacher, "plan_session", row.public_id, day=day.isoformat(), hour="16:30", minutes=60)
    send(learner, "mark_session", row.public_id, row.sessions.get().public_id, held=1)
    for _twice in range(2):
        send(learner, "mentorship_write", row.public_id, text="Asante\r\nsana", form_key="one")
    Mentorship.objects.update(opened_at=timezone.now() - timedelta(days=31))
    call_command("pair_mentors")
    send(learner, "check_in", row.public_id, signal="fine", met="yes", words="More\r\ntime")
    send(learner, "finish_mentorship", row.public_id, outcome="reached", thanks="Asante")
    assert "Asante" in page(teacher, "mentorship", row.public_id)
    send(learner, "change_entry", learner.mentorship_entries.get().public_id, again=1)
    assert fresh(row).state == "early"
    assert (fresh(goal).state, row.sessions.get().state, row.messages.count()) == ("reached", "held", 1)
    assert learner.mentorship_entries.get().state == "open"


def test_campaign__is_named_while_it_is_live_and_asked_for_where_there_is_any(campaign):
    row = paired(campaign=campaign)
    assert "Save the lake" in page(row.mentor, "mentorship", row.public_id)
    send(row.mentor, "mentorship_campaign", row.public_id, campaign="")
    assert fresh(row).campaign == ""
    send(row.mentor, "mentorship_campaign", row.public_id, campaign="not-a-campaign")
    assert fresh(row).campaign == ""
    member = person()
    there = reverse("directory:enter_as_mentee", args=[row.programme.public_id])
    text = browser(member).get(f"{there}?campaign={campaign}").content.decode()
    assert re.search(rf'value="{campaign}" selected', text)


def test_without_campaigns__there_is_no_question():
    row = paired(campaign=KEY)
    text = page(row.mentor, "mentorship", row.public_id)
    assert "campaign" not in re.sub(r"<head>.*</head>", "", text, flags=re.DOTALL)
    send(row.mentor, "mentorship_campaign", row.public_id, campaign=KEY)
    assert fresh(row).campaign == KEY


def test_hours__are_told_by_each_readers_own_clock():
    row = paired(
        member=person(time_zone="Asia/Hong_Kong"), mentors={"member": person(time_zone="America/New_York")}
    )
    day = timezone.localdate() + timedelta(days=30)
    send(row.mentor, "plan_session", row.public_id, day=day.isoformat(), hour="20:00", minutes=60)
    mine, theirs = (page(member, "mentorship", row.public_id) for member in (row.mentor, row.mentee))
    assert f'datetime="{day.isoformat()}T20:00:00-0' in mine
    assert f'datetime="{(day + timedelta(days=1)).isoformat()}T0' in theirs and "+08:00" in theirs


def test_pages__cost_the_same_for_two_and_twenty_rows(django_assert_max_num_queries):
    """The list: 2 session and person, 1 member, 1 who is asked to lead, 3 programmes, entries and pairs,
    2 the names of skills. The pair: the same 3, 1 row, 6 the other one and what they are to each other, and
    1 for each of goals, sessions, messages, ways to reach, what was revealed, check-ins, what is unread."""
    row = paired()
    signed_in = browser(row.mentor)
    pages = [reverse("directory:mentorships"), reverse("directory:mentorship", args=[row.public_id])]

    def lived_in(times: int) -> int:
        for number in range(times):
            together.write(row, author=row.mentee, text="Line", form_key=f"{times}-{number}")
            row.sessions.create(starts_at=timezone.now() + timedelta(days=times, minutes=number))
            row.goals.create(author=row.mentor, text="Goal")
            enter(programme(), row.mentor, "mentor")
        signed_in.get(pages[1])  # what was unread is read
        with django_assert_max_num_queries(40) as asked:
            for address in pages:
                signed_in.get(address)
        return len(asked)

    assert lived_in(2) == lived_in(18)


def test_somebody_else__is_looked_for_when_one_says_no():
    row = proposal()
    send(row.mentee, "answer_mentorship", row.public_id, no=1)
    other = mentor(row.programme)
    assert pair_up().paired == 1
    assert Mentorship.objects.live().get().mentor == other


def test_asked_to_lead__is_answered_on_the_list():
    where = programme(opened=False)
    one = MemberFactory(mentors=["media"], display_name="Msimulizi")
    type(where).objects.update(asked_leader=one)
    assert "Spring" in page(one, "mentorships")
    assert send(person(), "answer_to_lead", where.public_id, yes=1).status_code == 404
    send(one, "answer_to_lead", where.public_id, yes=1)
    assert fresh(where).leader == one
