"""What may be written when: the phase and the part say it, one table (states.py)."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ..models.clinic import ClinicPart, ClinicSession, ClinicWord, today
from . import life
from .states import By, Kind, Phase, Role, WrongStep, may_write


@transaction.atomic
def change_brief(session: ClinicSession, *, by: ClinicPart, **brief: str) -> None:
    """Until the questions begin. Raises WrongStep."""
    row = life.locked(session, records=False)
    life.taking_part(row, by, Role.PRESENTER)
    if row.phase != Phase.BRIEF:
        raise WrongStep(_("The brief stays as it is once the questions have begun. Write an answer instead."))
    for name, value in brief.items():
        setattr(row, name, value)
    row.touched_on = today()
    row.save()


@transaction.atomic
def write(
    session: ClinicSession,
    *,
    by: ClinicPart,
    kind: str,
    text: str,
    form_key: str,
    cites: list[str] | None = None,
    about: int | None = None,
) -> ClinicWord:
    """One word of what the phase lets this part write; a summary replaces the one before.

    Arguments: kind, what the writer saw a form for; cites, keys, of advice alone; about, the id of the
    question that an answer is to. The same form sent twice writes once. Raises WrongStep.
    """
    row = life.locked(session, records=kind == Kind.FOLLOW_UP)
    part = life.taking_part(row, by)
    if may_write(row.phase, part.role) != kind:
        raise WrongStep(_("This is not the phase for that any more."))
    facts = {"part": part, "kind": Kind(kind), "text": text, **more(row, kind, cites or [], about)}
    word = keep(row, form_key, facts)
    ClinicSession.objects.filter(pk=row.pk).update(touched_on=today())
    tell(row, part, kind)
    if kind == Kind.FOLLOW_UP and word.after_days == life.FOLLOW_UPS[-1]:
        life.shift(row, Phase.FINISHED, By.SITE)
        life.note("finished", row)
    return word


def more(row: ClinicSession, kind: str, cites: list[str], about: int | None) -> dict:
    """What one kind has beside its text. Raises WrongStep."""
    if kind == Kind.ADVICE:
        return {"cites": " ".join(cites)}
    if kind == Kind.ANSWER:
        question = row.words.filter(kind=Kind.QUESTION, pk=about).first() if about else None
        if question is None:
            raise life.over()
        return {"about": question}
    if kind == Kind.FOLLOW_UP:
        days = life.follow_up_due(row)
        if days is None:
            raise life.over()
        return {"after_days": days}
    return {}


def keep(row: ClinicSession, form_key: str, facts: dict) -> ClinicWord:
    if facts["kind"] == Kind.SUMMARY:
        facts |= {"form_key": form_key, "written_on": today()}
        word, _is_new = row.words.update_or_create(kind=Kind.SUMMARY, defaults=facts)
        return word
    try:
        with transaction.atomic():
            return row.words.create(form_key=form_key, **facts)
    except IntegrityError:  # the button was pressed twice
        return row.words.get(form_key=form_key)


def tell(row: ClinicSession, part: ClinicPart, kind: str) -> None:
    if kind == Kind.FOLLOW_UP:
        life.tell_others(row, "clinic_word", without=part, roles=(Role.FACILITATOR,))
    else:
        life.tell_others(row, "clinic_word", without=part)
