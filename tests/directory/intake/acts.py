"""What people without an account and the leads do, through the pages they have."""

import re

from directory.intake.receipts import new_form_token
from directory.models import IntakeCase
from tests.factories import network

HELP, RETURN = "/en/directory/help/", "/en/directory/help/return/"
TEXT = "Somebody follows me home from work. I need advice on what to do."


def ask(client, text=TEXT, **fields):
    """Sends the form of somebody in need; the answer."""
    network()
    sent = {"text": text, "urgency": "1", "languages": ["sw"], "form_token": new_form_token(), **fields}
    return client.post(HELP, sent)


def code_on(answer) -> str:
    """The sixteen digits that a receipt shows."""
    return re.search(r"(\d{4} \d{4} \d{4} \d{4})<", answer.content.decode())[1].replace(" ", "")


def asked(client, text=TEXT, region=None, **fields) -> tuple[IntakeCase, str]:
    """A stored request and its code; `region` as if it had been chosen."""
    code = code_on(ask(client, text, **fields))
    case = IntakeCase.objects.order_by("pk").last()
    if region:
        case.region = region
        case.save()
    return case, code


def come_back(client, code, **fields):
    return client.post(RETURN, {"code": code, **fields})


def write(client, code, text="I am safe for now.", **fields):
    return come_back(client, code, act="write", text=text, **{"form_token": new_form_token(), **fields})


def delete(client, code):
    return come_back(client, code, act="delete", sure="on")


def at(case) -> str:
    return f"/admin/intake/{case.pk}/"


def act(client, case, name, **fields):
    """A lead's act at the case's screen."""
    return client.post(at(case), {"act": name, "form_token": new_form_token(), **fields})
