"""Asking for help without an account, and coming back: what is kept, what is told, what bad input does."""

import re
from datetime import timedelta
from html import escape, unescape

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from directory.intake import cases, receipts
from directory.intake.forms import LONGEST, plain
from directory.models import IntakeCase, IntakeMessage
from home.structure import build_region_pages
from regions.models import Region
from tests.actions import release_page, somebody
from tests.factories import network, region, skill
from tests.races import at_once

from .acts import HELP, RETURN, TEXT, ask, asked, code_on, come_back, delete, write

pytestmark = pytest.mark.django_db
ARABIC, FULL_WIDTH = "٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９"
ADDRESS = "203.0.113.77"


def in_digits(code: str, digits: str) -> str:
    return code.translate(str.maketrans("0123456789", digits))


def everything_stored() -> str:
    """Every column of the three tables as the database has it, without decrypting."""
    found = []
    with connection.cursor() as cursor:
        for model in (IntakeCase, IntakeMessage):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            found += cursor.fetchall()
    return repr(found)


# Deny first ------------------------------------------------------------------------------------------


def test_wrong_code__opens_nothing_and_every_wrong_one_answers_the_same(client):
    _case, code = asked(client)
    other = receipts.code_for("of no form")
    answers = set()
    for wrong in (other, code[:-1] + str((int(code[-1]) + 1) % 10), "1234", "", "قلم", f"{code}0"):
        answer = come_back(client, wrong)
        assert answer.status_code == 200
        answers.add(answer.content.decode().replace(f'value="{wrong}"', ""))
    assert len({re.sub(r"\s+", " ", answer) for answer in answers}) == 1
    assert "opens nothing" in answers.pop()


def test_guessing__is_stopped_and_right_codes_are_not_counted(client):
    _case, code = asked(client)
    answers = [come_back(client, receipts.code_for(str(number))).status_code for number in range(12)]
    assert answers == [200] * 10 + [429] * 2
    assert come_back(client, code).status_code == 429  # whether it is the right one is not looked at
    elsewhere = {"REMOTE_ADDR": ADDRESS}
    assert TEXT in client.post(RETURN, {"code": code}, **elsewhere).content.decode()
    for number in range(12):  # right ones are not counted
        assert client.post(RETURN, {"code": code}, **elsewhere).status_code == 200, number


def test_code__stands_in_no_address_and_is_stored_nowhere(client):
    case, code = asked(client)
    assert TEXT not in client.get(f"{RETURN}?code={code}").content.decode()
    stored = everything_stored()
    for spelled in (code, receipts.grouped(code), TEXT, "sw"):
        assert f"'{spelled}'" not in stored
        assert spelled not in stored or spelled == "sw"
    assert case.languages == "sw"


def test_pages__set_no_cookie_and_are_kept_by_nobody(client):
    _case, code = asked(client)
    answers = [
        client.get(HELP),
        client.get(RETURN),
        ask(client),
        come_back(client, code),
        write(client, code),
    ]
    for answer in [*answers, delete(client, code)]:
        assert answer.status_code == 200
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert "Cookie" not in answer.get("Vary", "")
        assert reverse("directory:help_leave") in answer.content.decode()


def test_quick_exit__leads_away_without_a_cookie_and_signs_nobody_out_from_elsewhere(client):
    way = reverse("directory:help_leave")
    assert client.get(way).status_code == 405
    answer = client.post(way)
    assert answer["Refresh"].startswith("0; url=https://")
    assert "cookies" in answer["Clear-Site-Data"]
    assert "Clear-Site-Data" not in client.post(way, headers={"Sec-Fetch-Site": "cross-site"})


def test_address__is_in_no_row(client, caplog):
    network()
    client.post(
        HELP, {"text": TEXT, "urgency": "1", "form_token": receipts.new_form_token()}, REMOTE_ADDR=ADDRESS
    )
    assert IntakeCase.objects.count() == 1
    assert ADDRESS not in everything_stored() + caplog.text


def test_asking_too_often__is_slowed_down_and_loses_nothing(client):
    answers = [ask(client, text=f"{TEXT} {number}") for number in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert "Too many attempts" in answers[-1].content.decode()
    assert f"{TEXT} 5" in answers[-1].content.decode()
    assert IntakeCase.objects.count() == 5


# Bad input -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Please write in words."),
        ("  \n\t ", "Please write in words."),
        ("\x00\x00", "Please write in words."),
        ("🆘🆘🆘 🙏🏽", "Please write in words."),
        ("\u202e\u2066\u202c", "Please write in words."),
        ("a" * 20_000, f"This is {20_000 - LONGEST} characters too long."),
    ],
)
def test_unusable_text__is_said_so_and_stays_in_the_form(client, text, told):
    answer = ask(client, text=text, topic="Lawyer 7")
    said = unescape(answer.content.decode())
    assert told in said
    assert "Lawyer 7" in said
    assert text.strip(" \n\t\x00\u202e\u2066\u202c") in said
    assert not IntakeCase.objects.exists()


@pytest.mark.parametrize("text", ["求助", "أحتاج إلى محامٍ", "می\u200cخواهم", "Ми треба совет", "मदद चाहिए"])
def test_every_script__is_welcome_whatever_language_was_ticked(client, text):
    case, code = asked(client, text, languages=["mk"])
    assert case.messages.get().text == text
    assert escape(text) in come_back(client, code).content.decode()


def test_hidden_signs__are_taken_out():
    assert receipts.digits_in("\u202e" + "0" * 16) == "0" * 16
    from_elsewhere = "pay \u202eevil\u202c\x07 now\r\nplease"
    case, _code = cases.open_case("a nonce", from_elsewhere, region=network())
    assert case.messages.get().text == from_elsewhere  # the service stores what the form gave
    assert plain(from_elsewhere) == "pay evil now\nplease"


def test_forged_choices__are_refused_and_old_forms_sent_once_more(client):
    network()
    forged = ask(client, skill="999999", region="999999", urgency="77", languages=["xx"], other_language="xx")
    assert TEXT in forged.content.decode()
    with time_machine.travel(timezone.now() - timedelta(hours=13)):
        old = receipts.new_form_token()
    for token in (old, "invented", "x" * 5000, "\x00"):
        assert "form__fault" in ask(client, form_token=token).content.decode()
    assert not IntakeCase.objects.exists()
    again = re.search(r'name="form_token" value="([^"]+)"', ask(client, form_token=old).content.decode())[1]
    assert code_on(ask(client, form_token=again))


def test_file__is_refused_and_the_words_stay(client):
    answer = ask(client, picture=SimpleUploadedFile("me.jpg", b"x"))
    assert "Files cannot be sent here" in answer.content.decode()
    assert TEXT in answer.content.decode()
    assert not IntakeCase.objects.exists()


def test_site_without_a_network__takes_no_request_that_nobody_would_read(client):
    Region.objects.network().update(is_active=False)
    answer = client.post(HELP, {"text": TEXT, "urgency": "1", "form_token": receipts.new_form_token()})
    assert "Nobody can answer here" in answer.content.decode()


# Asking and coming back --------------------------------------------------------------------------------


def test_receipt__opens_the_conversation_by_digits_of_every_script(client):
    _case, code = asked(client)
    for spelled in (code, receipts.grouped(code), in_digits(code, ARABIC), in_digits(code, FULL_WIDTH)):
        assert TEXT in come_back(client, spelled).content.decode()
        assert TEXT in come_back(client, "\u200f" + "-".join(spelled)).content.decode()


def test_form_sent_twice__gives_one_case_and_the_same_code(client):
    token = receipts.new_form_token()
    first, second = ask(client, form_token=token), ask(client, form_token=token)
    assert code_on(first) == code_on(second)
    assert IntakeCase.objects.count() == 1
    write(client, code_on(first), form_token=(twice := receipts.new_form_token()))
    write(client, code_on(first), form_token=twice)
    assert IntakeMessage.objects.count() == 2
    delete(client, code_on(first))
    assert "used already" in ask(client, form_token=token).content.decode()
    assert not IntakeCase.objects.exists()


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_form_sent_four_times_at_once__gives_one_case():
    there = network()

    def open_it():
        return cases.open_case("one form", TEXT, region=there)[1]

    codes = at_once(*[open_it] * 4)
    assert set(codes) == {receipts.code_for("one form")}
    assert IntakeCase.objects.count() == IntakeMessage.objects.count() == 1


def test_choices__are_skills_in_the_readers_language_and_regions_that_are_public_and_have_a_lead(client):
    law = skill("legal")
    law.labels.create(language="en", text="Law", preferred=True)
    law.labels.create(language="fr", text="Droit", preferred=True)
    skill("asylum", below="legal")
    for code in ("kenya", "macedonia"):
        page = build_region_pages(region(code), [])[0]
        index = page.get_parent().specific
        if not index.live:
            release_page(index, by=somebody("coordinator"))
        release_page(page, by=somebody(f"{code}-editor"))
    somebody("kenya-lead"), somebody("hongkong-lead")
    shown = client.get("/fr/directory/help/").content.decode()
    assert ">Droit<" in shown
    assert "asylum" not in shown
    assert ">Kenya<" in shown
    assert ">Macedonia<" not in shown  # nobody would answer
    assert ">Hong Kong<" not in shown  # not public
    case, code = asked(client, region=None, skill=str(law.pk), **{"other_language": "ln"})
    assert (case.skill, case.region, case.languages) == (law, network(), "sw ln")
    ask(client, region=str(region("kenya").pk))
    assert IntakeCase.objects.last().region == region("kenya")
    assert (
        "The leads of Kenya read"
        in come_back(client, code_on(ask(client, region=str(region("kenya").pk)))).content.decode()
    )


def test_writing__opens_a_closed_conversation_and_is_slowed_down(client):
    case, code = asked(client)
    IntakeCase.objects.update(state="closed", outcome="helped")
    assert "I am safe for now." in write(client, code).content.decode()
    case.refresh_from_db()
    assert (case.state, case.outcome) == ("waiting", "")
    answers = [write(client, code, text=f"and {number}").status_code for number in range(10)]
    assert answers == [200] * 9 + [429]
    assert "Please write in words." in write(client, code, text="…").content.decode()


def test_statements__do_not_grow_with_the_conversation(client, django_assert_num_queries):
    case, code = asked(client)
    come_back(client, code)
    for count in (0, 20):
        for number in range(count):
            cases.write(case, f"word {number}", f"nonce {number}")
        # the case with its region, the messages, what waits for a yes, what is looked for, what came of it
        with django_assert_num_queries(5):
            come_back(client, code)
