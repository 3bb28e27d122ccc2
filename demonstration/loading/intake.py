"""People without an account who asked for help. Their receipt codes are made from published words: `demo_map`
prints them."""

from collections.abc import Callable

from django.db import transaction

from demonstration.loading.codes import URGENCIES
from demonstration.loading.earlier import earlier
from demonstration.loading.members import user_of
from demonstration.loading.profiles import skill
from demonstration.reading import cases as entries
from directory.intake import cases
from directory.intake.receipts import case_key, code_for
from directory.models import IntakeCase
from regions.models import Region


def nonce(label: str, number: int = 0) -> str:
    """In place of a form's random word."""
    return f"demonstration-{label}-{number}"


def code_of(label: str) -> str:
    return code_for(nonce(label))


def case_of(label: str) -> IntakeCase | None:
    """None where somebody has deleted it since."""
    return IntakeCase.objects.filter(key=case_key(nonce(label))).first()


def load(tick: Callable) -> None:
    """Each case in one transaction: where loading was cut off, it goes on."""
    for entry in entries():
        if case_of(entry["label"]) is None:
            with transaction.atomic():
                converse(entry)
        tick()


def converse(entry: dict) -> None:
    first, *later = entry["messages"]
    case, _code = cases.open_case(nonce(entry["label"]), first["text"], **facts_of(entry))
    for number, message in enumerate(later, start=1):
        key = nonce(entry["label"], number)
        if "lead" in message:
            cases.answer(case, message["text"], key, by=user_of(message["lead"]))
        else:
            cases.write(case, message["text"], key)
    if "closed" in entry:
        cases.close(case, entry["closed"], by=user_of(f"{entry['region']}-lead"))
    earlier([case_of(entry["label"]), *case.messages.all()], days=entry.get("days_ago", 0))


def facts_of(entry: dict) -> dict:
    return {
        "region": Region.objects.get(code=entry["region"]),
        "skill": skill(entry["skill"]) if "skill" in entry else None,
        "topic": entry.get("topic", ""),
        "urgency": URGENCIES[entry["urgency"]],
        "languages": " ".join(entry["languages"]),
    }
