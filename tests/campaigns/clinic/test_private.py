"""Private to those who take part: to everybody else no session ever was. And nothing of it stays in plain, or
stays at all."""

import json
import re

import pytest
from django.db import connection

from campaigns.clinic import keeping
from campaigns.clinic.states import Kind, Phase, Role
from campaigns.models import ClinicPart, ClinicSession, ClinicWord
from directory.excluding.acts import exclude
from directory.mentorship import check_ins
from directory.notices import mail_those_with_something_new, read_all
from directory.profiles.erasing import erase
from directory.profiles.exporting import export
from directory.profiles.hiding import hide
from directory.states import By
from safekeeping.fields import EncryptedTextField
from safekeeping.models import OutboxMessage
from tests.actions import somebody
from tests.directory.mentorship.actions import together
from tests.factories import MemberFactory
from tests.sweeps.people import EVERYBODY, MEMBERSHIPS, account

from .acts import (
    PHASES,
    address,
    brought_to,
    browser,
    fresh,
    gathered,
    go_on,
    join,
    kinds,
    later,
    member_of,
    part_of,
    presented,
    say,
)

pytestmark = pytest.mark.django_db

LOOKS = ("session", "brief", "public")
SENDS = ("write", "next", "answer", "people", "leave", "brief", "public")
TOKENS = re.compile(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"')
SECRET = "sandpiper of the quay"
WORDS = {"title": f"{SECRET} 1", "about": f"{SECRET} 2", "stuck": f"{SECRET} 3"}


class Never:
    """A session that never was."""

    public_id = "A" * 22


# Denials ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", sorted((EVERYBODY | MEMBERSHIPS) - {"anonymous"}))
def test_everybody_else__finds_what_they_find_of_a_session_that_never_was(word, client):
    session = brought_to(Phase.SUMMARY, **WORDS)
    client.force_login(account(word))
    for name, send in [(name, client.get) for name in LOOKS] + [(name, client.post) for name in SENDS]:
        there, never = send(address(name, session)), send(address(name, Never))
        assert (there.status_code, there.headers.get("Location")) == (
            never.status_code,
            never.headers.get("Location"),
        )
        assert plain(there, session.public_id) == plain(never, Never.public_id), (word, name)
        assert there.status_code in (302, 403, 404)


def plain(answer, public_id: str) -> str:
    """The page without its own address and without what differs between any two answers."""
    return TOKENS.sub("", answer.content.decode()).replace(public_id, "")


@pytest.mark.parametrize("phase", PHASES)
def test_phase__opens_to_its_participants_and_an_ended_one_to_its_presenter(phase):
    session = brought_to(phase)
    for role in Role:
        found = browser(member_of(session, role)).get(address("session", session)).status_code == 200
        assert found is (phase != Phase.ENDED or role == Role.PRESENTER), role


def test_adviser__finds_neither_words_for_everybody_nor_what_came_of_it():
    session = brought_to(Phase.FINISHED)
    assert browser(member_of(session, Role.ADVISER)).get(address("public", session)).status_code == 404
    session.words.filter(kind=Kind.FOLLOW_UP).update(text=SECRET)
    for role in Role:
        page = browser(member_of(session, role)).get(address("session", session)).content.decode()
        assert (SECRET in page) is (role != Role.ADVISER), role


def test_brief__is_changed_by_its_presenter_alone_and_until_the_questions():
    session = gathered()
    for role in (Role.FACILITATOR, Role.ADVISER):
        assert browser(member_of(session, role)).get(address("brief", session)).status_code == 404
    presenter = browser(member_of(session, Role.PRESENTER))
    presenter.post(address("brief", session), {"language": "en", **WORDS})
    assert fresh(session).title == WORDS["title"]
    go_on(fresh(session))
    assert presenter.get(address("brief", session)).status_code == 404


# What is stored ------------------------------------------------------------------------------------------


def test_every_word__is_encrypted_and_no_index_knows_the_models():
    for model in (ClinicSession, ClinicPart, ClinicWord):
        assert model.wagtail_reference_index_ignore
    texts = {field.name for field in ClinicSession._meta.fields if isinstance(field, EncryptedTextField)} | {
        field.name for field in ClinicWord._meta.fields if isinstance(field, EncryptedTextField)
    }
    assert texts == {"title", "about", "stuck", "campaign", "text", "cites"}
    session = brought_to(Phase.ADVICE, **WORDS)
    say(session, Role.ADVISER, Kind.ADVICE, SECRET, cites=[SECRET.replace(" ", "-")])
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            assert "sandpiper" not in repr(cursor.fetchall()), table


def test_mail__is_the_neutral_one():
    session = brought_to(Phase.QUESTIONS, **WORDS)
    say(session, Role.ADVISER, Kind.QUESTION, SECRET)
    assert mail_those_with_something_new() == 3
    mails = OutboxMessage.objects.filter(template="directory/something")
    assert len({(mail.subject, mail.body) for mail in mails}) == 1
    assert "linic" not in mails[0].subject + mails[0].body


def test_notice__says_no_word_and_comes_once_while_it_is_unread():
    session = brought_to(Phase.QUESTIONS)
    for _time in range(3):
        say(session, Role.ADVISER, Kind.QUESTION, SECRET)
    assert kinds(member_of(session, Role.PRESENTER)).count("clinic_word") == 1


def test_form_sent_twice__writes_once():
    session = brought_to(Phase.QUESTIONS)
    sent = {"kind": "question", "text": "Who decides?", "form_key": "the-same"}
    for _time in range(2):
        browser(member_of(session, Role.ADVISER)).post(address("write", session), sent)
    assert session.words.count() == 1


# Who goes ------------------------------------------------------------------------------------------------


def test_presenter_hides__it_closes_for_everybody_else_and_nobody_is_told_why():
    session = brought_to(Phase.ADVICE)
    hide(member_of(session, Role.PRESENTER), actor_id=None)
    assert fresh(session).phase == Phase.ENDED
    for role in (Role.FACILITATOR, Role.ADVISER):
        assert browser(member_of(session, role)).get(address("session", session)).status_code == 404
        assert "clinic_over" in kinds(member_of(session, role))


def test_excluding__takes_the_one_who_said_so_out_but_leaves_a_presenter_their_session():
    session = brought_to(Phase.ADVICE)
    adviser, presenter = member_of(session, Role.ADVISER), member_of(session, Role.PRESENTER)
    exclude(adviser, presenter, knew_name=True)
    assert session.parts.get(member=adviser).state == "left"
    other = brought_to(Phase.ADVICE)
    adviser, presenter = member_of(other, Role.ADVISER), member_of(other, Role.PRESENTER)
    exclude(presenter, adviser, knew_name=True)
    assert other.parts.get(member=adviser).state == "left"
    assert fresh(other).phase == Phase.ADVICE


def test_report_that_it_was_not_safe__takes_whoever_told_it_out():
    pair = together()
    session = brought_to(Phase.ADVICE, member=pair.mentee)
    join(session, Role.ADVISER, pair.mentor)
    check_ins.report(pair, by=pair.mentor, text="Not safe.")
    assert session.parts.get(member=pair.mentor).state == "left"
    assert fresh(session).phase == Phase.ADVICE


def test_adviser_is_erased__their_words_and_their_part_are_gone():
    session = brought_to(Phase.ADVICE)
    say(session, Role.ADVISER, Kind.ADVICE, SECRET)
    erase(member_of(session, Role.ADVISER), by=By.OWNER)
    assert not session.words.exists()
    assert session.parts.count() == 2
    assert fresh(session).phase == Phase.ADVICE


def test_presenter_is_erased__nothing_of_the_session_is_left():
    session = brought_to(Phase.FINISHED)
    erase(member_of(session, Role.PRESENTER), by=By.OWNER)
    for model in (ClinicSession, ClinicPart, ClinicWord):
        assert not model.objects.exists()


def test_export__holds_the_own_words_and_others_only_while_they_are_readable():
    session = brought_to(Phase.ADVICE, **WORDS)
    say(session, Role.ADVISER, Kind.ADVICE, "Ask one person.")
    presenter, adviser = member_of(session, Role.PRESENTER), member_of(session, Role.ADVISER)
    assert "Ask one person." in json.dumps(export(presenter), default=str)
    assert SECRET in json.dumps(export(adviser), default=str)
    hide(presenter, actor_id=None)
    told = json.dumps(export(adviser), default=str)
    assert "Ask one person." in told
    assert SECRET not in told
    assert SECRET not in json.dumps(export(MemberFactory()), default=str)


# What time does -------------------------------------------------------------------------------------------


def test_follow_ups__are_asked_for_once_each_and_the_last_answer_ends_it():
    session = brought_to(Phase.FOLLOW_UP)
    presenter, adviser = member_of(session, Role.PRESENTER), member_of(session, Role.ADVISER)
    read_all(adviser)
    assert keeping.keep() == keeping.Kept()
    later(session, 30)
    assert [keeping.keep().asked, keeping.keep().asked] == [1, 0]
    assert kinds(presenter).count("clinic_follow_up") == 1
    assert say(session, Role.PRESENTER, Kind.FOLLOW_UP).after_days == 30
    later(session, 60)
    assert keeping.keep().asked == 1
    assert say(fresh(session), Role.PRESENTER, Kind.FOLLOW_UP).after_days == 90
    assert fresh(session).phase == Phase.FINISHED
    assert not adviser.notices.unread().exists()


def test_silence__ends_a_session_and_sixty_days_later_nothing_of_it_is_left():
    silent, idle = brought_to(Phase.FOLLOW_UP), presented()
    later(silent, 121)
    later(idle, 121)
    assert keeping.keep().ended == 2
    assert (fresh(silent).phase, fresh(idle).phase) == (Phase.FINISHED, Phase.ENDED)
    assert keeping.keep().deleted == 0
    for session in (silent, idle):
        later(session, 61)
    assert keeping.keep().deleted == 2
    for model in (ClinicSession, ClinicPart, ClinicWord):
        assert not model.objects.exists()


def test_part_of_somebody__is_found_by_no_number(client):
    session = brought_to(Phase.QUESTIONS)
    client.force_login(member_of(session, Role.FACILITATOR).user)
    presenter = part_of(session, Role.PRESENTER)
    client.post(address("people", session), {"remove": presenter.pk})
    assert fresh(presenter).state == "joined"
    assert client.post(address("people", session), {"remove": "9" * 40}).status_code == 404
    client.force_login(somebody("coordinator"))
    assert client.post(address("people", session), {"remove": presenter.pk}).status_code == 404
