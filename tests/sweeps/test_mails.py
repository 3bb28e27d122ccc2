"""Every mail in every language: translated to the last line, running the right way, and leading on in the
language of the one who reads it."""

import datetime
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext, override

from accounts.mail import CHANGES, post_reset_link, tell_about_change
from editorial import notices
from safekeeping import outbox
from safekeeping.models import OutboxMessage
from tests.campaigns.acting import released_action
from tests.campaigns.signatures.acts import send
from tests.factories import Person

from .test_rights import listed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]
LANGUAGES = [code for code, _name in settings.LANGUAGES]
FOREIGN = [code for code in LANGUAGES if code != "en"]
FOLDER = Path(settings.BASE_DIR) / "templates" / "emails"

LINK = "https://charter.example/somewhere/"
ADMIN = {"admin_address": "https://charter.example/admin/"}
DUE = datetime.datetime(2026, 11, 9, 12, 0, tzinfo=datetime.UTC)
# Mail → what its callers give it, in as many ways as its words change.
MAILS = {
    "account_changed": [],  # see below: each change has a sentence of its own
    "changes_requested": [ADMIN],
    "consent_waits": [ADMIN | {"due": DUE}],
    "directory/somebody_waits": [{}],
    "directory/something": [{}],
    "directory/unusual_looking": [{}],
    "email_code": [{"code": "123456"}],
    "email_in_use": [{}],
    "emergency_release": [ADMIN],
    "gap_warning": [ADMIN],
    "password_reset": [{"link": LINK, "hours": hours} for hours in (1, 2, 3, 11, 72, 100)],
    "sign_off_reminder": [ADMIN | {"days": days} for days in (1, 2, 3, 7, 11, 100)],
    "sign_off_waits": [ADMIN],
    "signature_counts": [{"link": LINK, "note": ""}],
    "signature_waits": [{"link": LINK, "note": ""}],
    "stand_in_named": [ADMIN],
}

ADDRESS_OR_CODE = re.compile(r"https?://\S+|\b\d+\b")
LATIN, ARABIC = re.compile(r"[A-Za-z]"), re.compile(r"[\u0600-\u06ff]")
CONTROLS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Words of every English mail that are words of neither French nor Swahili.
ENGLISH = re.compile(r"\b(?:the|you|your|was|it|something|somebody|with|sign|this|and)\b", re.IGNORECASE)


@pytest.fixture
def empty_cache():
    """Mails for a new password are counted there."""
    cache.clear()
    yield
    cache.clear()


def lines_of(mail: OutboxMessage) -> list[str]:
    """Subject and body, without what is no word of a language."""
    lines = (ADDRESS_OR_CODE.sub("", line).strip() for line in (mail.subject, *mail.body.splitlines()))
    return [line for line in lines if line]


def faults_of(mail: OutboxMessage, english: list[str], code: str) -> list[str]:
    lines = lines_of(mail)
    faults = [f"as in English: {line}" for line in lines if line in english]
    other_script = LATIN if code in ("mk", "zh-hant", "ar") else ENGLISH
    faults += [f"English words: {line}" for line in lines if other_script.search(line)]
    if len(lines) != len(english):
        faults.append(f"{len(lines)} lines, {len(english)} in English")
    if code == "ar":
        faults += [f"begins from the left: {line}" for line in lines if not starts_from_the_right(line)]
    # None is needed: an address stands on a line of its own, and a mail holds no name.
    faults += [f"a control character: {line!r}" for line in lines if CONTROLS.search(line)]
    return faults


def starts_from_the_right(line: str) -> bool:
    """By its first strong letter, which tells a reader of plain text the direction of the line."""
    letter = next((letter for letter in line if letter.isalpha()), "")
    return bool(ARABIC.match(letter))


def posted(template: str, context: dict, code: str) -> OutboxMessage:
    return outbox.post(address="heron@example.org", template=template, context=context, language=code)


def test_table_of_mails__names_every_template():
    folders = {str(path.parent.relative_to(FOLDER)) for path in FOLDER.rglob("body.txt")}
    assert set(MAILS) == folders


@pytest.mark.parametrize("code", FOREIGN)
def test_every_mail__is_in_the_language_of_its_reader_and_nothing_of_it_in_english(code):
    faults = []
    for template, contexts in MAILS.items():
        for context in contexts:
            english = lines_of(posted(template, context, "en"))
            mail = posted(template, context, code)
            assert mail.language == code
            faults += [f"{template}: {fault}" for fault in faults_of(mail, english, code)]
    assert not faults, listed(faults)


@pytest.mark.parametrize("code", FOREIGN)
def test_every_change_of_an_account__is_told_in_the_language_of_its_owner(code):
    reader = Person(handle="heron", email="heron@example.org", language="en")
    faults = []
    for change in CHANGES:
        mails = []
        for language in ("en", code):
            reader.language = language
            tell_about_change(change, reader)
            mails.append(OutboxMessage.objects.latest("pk"))
        faults += [f"{change}: {fault}" for fault in faults_of(mails[1], lines_of(mails[0]), code)]
    assert not faults, listed(faults)


@pytest.mark.parametrize("code", LANGUAGES)
def test_mail_about_sign_offs__goes_out_in_the_language_of_each_person(code):
    people = [
        Person(handle=f"heron-{at}", email=f"{at}@example.org", language=one)
        for at, one in enumerate(("en", code))
    ]
    notices.tell(people, "sign_off_waits")
    mail = OutboxMessage.objects.latest("pk")
    with override(code):
        assert mail.subject == gettext("Something waits for your sign-off")
    assert mail.body.rstrip().splitlines()[-1] == settings.WAGTAILADMIN_BASE_URL + "/admin/"


@pytest.mark.parametrize("code", LANGUAGES)
def test_mail_about_a_signature__leads_on_in_the_language_it_was_asked_in(client, code):
    send(client, released_action(), "heron@example.org", language=code).close()
    mail = OutboxMessage.objects.get(template="signature_waits")
    link = re.search(r"https?://\S+", mail.body)[0]
    assert mail.language == code
    assert urlsplit(link).path.startswith(f"/{code}/")
    answer = client.get(urlsplit(link).path)
    assert answer.status_code == 200 and answer["Content-Language"] == code


@pytest.mark.parametrize("code", LANGUAGES)
def test_mail_for_a_new_password__leads_to_a_page_in_the_owners_language(client, code):
    """Nobody is signed in there: what the browser wishes says nothing about the account."""
    Person(handle="heron", email="heron@example.org", language=code)
    post_reset_link("heron@example.org")
    mail = OutboxMessage.objects.get(template="password_reset")
    link = re.search(r"https?://\S+", mail.body)[0]
    answer = client.get(
        link.removeprefix(settings.WAGTAILADMIN_BASE_URL), follow=True, headers={"Accept-Language": "en"}
    )
    assert answer.status_code == 200 and answer["Content-Language"] == code
    form = re.search(r'<form [^>]*action="(/accounts/password/reset/key/[^"]+)"', answer.content.decode())[1]
    assert form.endswith(f"?language={code}")
    spent = client.get("/accounts/password/reset/key/0-old/", {"language": code})
    assert spent["Content-Language"] == code
