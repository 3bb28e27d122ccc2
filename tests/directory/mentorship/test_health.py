"""Check-ins, and what coordinators are told of them: a signal for two, rounded numbers, never a word."""

import pytest
from django.urls import reverse

from directory.introductions import reports
from directory.mentorship import check_ins, health, together
from directory.models import CheckIn, Programme, SafetyReport
from directory.profiles.hiding import hide
from tests.actions import somebody

from .actions import browser, fresh, kinds, later, mentee, mentor, person, programme
from .actions import together as paired

pytestmark = pytest.mark.django_db
WORDS = "The meetings are too short"
ANSWER = {"signal": "attention", "met": "less", "words": WORDS}


def asked(row, days=31):
    """A month later both are asked."""
    later(row, "opened_at", days=days)
    check_ins.ask_all()
    return row


def answered(row, member, signal: str, words=WORDS):
    check_ins.answer(check_ins.waiting_for(row, member), signal=signal, met="yes", words=words)


@pytest.fixture
def coordinator(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(somebody("coordinator"))
    return client


def board(client, row) -> str:
    return client.get(reverse("mentorship:programme", args=[row.programme_id])).content.decode()


# Deny first ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["kenya-lead", "kenya-editor", "kenya-safety", "fr-reviewer"])
def test_screens__open_to_coordinators_alone(client, settings, word):
    settings.SECOND_FACTOR_REQUIRED = False
    row = paired()
    client.force_login(somebody(word))
    addresses = [
        "mentorship:programme",
        "mentorship:edit",
        "mentorship:open",
        "mentorship:close",
        "mentorship:lead",
    ]
    for name in addresses:
        there = reverse(name, args=[row.programme_id])
        said = client.get(there).content.decode() + client.post(there, {"handle": "x"}).content.decode()
        assert row.mentor.user.handle not in said
    assert fresh(row.programme).state == "open"
    client.post(reverse("mentorship:add"), {"name_en": "Own", "months": 3})
    assert Programme.objects.count() == 1


def test_check_in__is_read_by_its_author_alone(coordinator):
    row = asked(paired())
    answered(row, row.mentee, "attention")
    address = reverse("directory:check_in", args=[row.public_id])
    assert WORDS in browser(row.mentee).get(address).content.decode()
    for other in (row.mentor, person()):
        assert WORDS not in browser(other).get(address).content.decode()
    assert WORDS not in board(coordinator, row)
    there = reverse("directory:mentorship", args=[row.public_id])
    assert "needs attention" not in browser(row.mentor).get(there).content.decode()


def test_unsafe__goes_to_safety_alone_and_is_no_answer_to_coordinators(coordinator):
    row = asked(paired())
    without = board(coordinator, row)
    answered(row, row.mentee, "unsafe", words="They asked where I live")
    found = SafetyReport.objects.get()
    assert (found.mentorship, found.member, found.text) == (row, row.mentee, "They asked where I live")
    assert list(reports.reports_for(somebody("kenya-safety"))) == [found]
    assert not reports.reports_for(somebody("kenya-lead")).exists()
    assert not reports.reports_for(somebody("coordinator")).exists()
    assert words_of(board(coordinator, row)) == words_of(without)
    assert kinds(row.mentor).count("mentorship_check_in") == 1
    assert kinds(row.mentor)[0] == "mentorship_check_in"


def words_of(page: str) -> str:
    return page[page.index('id="numbers"') : page.index("All programmes")]


# How it goes ---------------------------------------------------------------------------------------------


def test_both__are_asked_once_a_month_while_it_runs():
    row = asked(paired())
    assert check_ins.ask_all() == 0
    assert CheckIn.objects.count() == 2
    together.pause(row, by=row.mentee)
    later(row, "opened_at", days=30)
    assert check_ins.ask_all() == 0
    together.take_up_again(row, by=row.mentee)
    assert check_ins.ask_all() == 2
    assert check_ins.waiting_for(row, row.mentor).month == 2


def test_answer__counts_once():
    row = asked(paired())
    one = check_ins.waiting_for(row, row.mentor)
    check_ins.answer(one, **ANSWER)
    check_ins.answer(one, signal="fine", met="yes", words="")
    assert (fresh(one).signal, fresh(one).words) == ("attention", WORDS)
    assert check_ins.waiting_for(row, row.mentor) is None


def test_signal__is_the_more_worried_of_the_last_two_and_names_nobody():
    row, silent = asked(paired()), paired()
    assert health.signals([row.pk, silent.pk]) == {}
    answered(row, row.mentor, "fine")
    assert health.signals([row.pk]) == {row.pk: "fine"}
    answered(row, row.mentee, "attention")
    assert health.signals([row.pk, silent.pk]) == {row.pk: "attention"}
    asked(row, days=30)
    answered(row, row.mentee, "fine")
    assert health.signals([row.pk]) == {row.pk: "fine"}


def test_board__shows_handles_and_nothing_of_a_profile(coordinator):
    row = asked(paired(member=person(display_name="Nyota Njema", organisation="Ziwa")))
    answered(row, row.mentee, "attention")
    page = board(coordinator, row)
    assert row.mentor.user.handle in page and row.mentee.user.handle in page
    assert "something needs attention" in page
    assert "Nyota" not in page and "Ziwa" not in page
    hide(row.mentee, actor_id=None)
    assert row.mentee.user.handle not in board(coordinator, row)


def test_numbers__below_five_are_none_and_the_rest_is_rounded():
    where = programme()
    for _number in range(4):
        mentor(where)
    for _number in range(8):
        mentee(where, code="media")
    found = health.figures(where)
    assert (found.mentors, found.mentees, found.running) == (None, 10, None)
    assert [health.rounded(number) for number in (0, 4, 5, 7, 8, 12, 13)] == [None, None, 5, 5, 10, 10, 15]


def test_board__costs_the_same_for_two_and_twenty_pairs(coordinator, django_assert_max_num_queries):
    """6 of the session and the person's mandates, 2 the programme and its leader, 2 numbers, 2 pairs and
    signals, and what the admin's own furniture asks."""
    row = paired()
    paired(where=row.programme)
    board(coordinator, row)
    with django_assert_max_num_queries(25) as few:
        board(coordinator, row)
    for _number in range(18):
        paired(where=row.programme)
    with django_assert_max_num_queries(len(few)):
        board(coordinator, row)


def test_coordinator__makes_words_opens_and_closes_a_programme(coordinator):
    form = {
        "name_en": "Spring",
        "name_ar": "الربيع",
        "about_en": "Six months\r\nfor two.",
        "opens_on": "2026-01-01",
        "closes_on": "2025-12-31",
        "months": 6,
        "languages": [1, 6],
    }
    page = coordinator.post(reverse("mentorship:add"), form)
    assert "It cannot end before it begins." in page.content.decode()
    assert not Programme.objects.exists()
    coordinator.post(reverse("mentorship:add"), {**form, "closes_on": "2126-12-31"})
    row = Programme.objects.get()
    assert (row.names, row.languages, row.region) == ({"en": "Spring", "ar": "الربيع"}, [1, 6], None)
    there = reverse("mentorship:open", args=[row.pk])
    page = coordinator.post(there, follow=True).content.decode()
    assert "opens once a member who has mentored before leads it" in page
    coordinator.post(
        reverse("mentorship:edit", args=[row.pk]), {**form, "closes_on": "2126-12-31", "months": 3}
    )
    assert fresh(row).months == 3
    answers = {
        coordinator.post(reverse("mentorship:lead", args=[row.pk]), {"handle": handle}, follow=True).content
        for handle in ("nobody-there",)
    }
    assert len(answers) == 1
