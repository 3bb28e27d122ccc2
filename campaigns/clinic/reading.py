"""What the page of a session shows to one of its participants."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from home.membership import roster
from home.shell import Link

from ..models.clinic import ClinicPart, ClinicSession, ClinicWord
from . import life
from .citing import campaign_named, named
from .forms import AdviceForm, HandleForm, WordForm
from .states import EXPLAINED, IN_ORDER, MAY_BE_PUBLISHED, NEXT, Kind, Phase, Role, kinds_read_by, may_write

FORMS = {Kind.ADVICE: AdviceForm}


@dataclass(frozen=True)
class Step:
    """One phase in the picture of all. state: done, now or later."""

    label: str
    explained: object
    state: str


@dataclass(frozen=True)
class Person:
    part: ClinicPart
    name: str
    is_me: bool


@dataclass
class Said:
    """A word with who said it, what it names, and what was said to it."""

    word: ClinicWord
    who: Person
    cites: list[Link] = field(default_factory=list)
    answers: list["Said"] = field(default_factory=list)
    form: WordForm | None = None


def steps(phase: str) -> list[Step]:
    """The picture: six phases, as an ordered list."""
    here = IN_ORDER.index(Phase(phase)) if phase in IN_ORDER else len(IN_ORDER)
    states = ["done" if number < here else "now" if number == here else "later" for number in range(6)]
    return [Step(one.label, EXPLAINED[one], state) for one, state in zip(IN_ORDER, states, strict=True)]


def people(session: ClinicSession, own: ClinicPart) -> dict[int, Person]:
    """part id -> who that is, as its reader may know them: by the name that members see, else by the role."""
    parts = [part for part in session.parts.all() if part.state in (part.State.JOINED, part.State.LEFT)]
    names = roster().names(own.member, [part.member_id for part in parts if part.member_id])
    advisers, found = 0, {}
    for part in parts:
        advisers += part.role == Role.ADVISER
        unnamed = _("adviser %(number)d") % {"number": advisers} if part.role == Role.ADVISER else ""
        name = names.get(part.member_id) or unnamed or str(part.get_role_display())
        found[part.pk] = Person(part, name, part.pk == own.pk)
    return found


def said(session: ClinicSession, own: ClinicPart, known: dict[int, Person]) -> dict[str, list[Said]]:
    """kind -> words of it in their order; answers hang on their questions. One statement, and two for what
    advice names."""
    words = list(session.words.filter(kind__in=kinds_read_by(own.role)))
    links = named(key for word in words for key in word.cites.split())
    rows = {
        word.pk: Said(word, known[word.part_id], [links[key] for key in word.cites.split() if key in links])
        for word in words
    }
    found: dict[str, list[Said]] = {kind.name.lower(): [] for kind in Kind}
    for row in rows.values():
        if row.word.about_id in rows:
            rows[row.word.about_id].answers.append(row)
        else:
            found[Kind(row.word.kind).name.lower()].append(row)
    return found


def form_for(kind: Kind, **kwargs: Any) -> WordForm:
    return FORMS.get(kind, WordForm)(kind=kind, **kwargs)


def writes_now(session: ClinicSession, own: ClinicPart) -> Kind | None:
    kind = may_write(session.phase, own.role) if session.is_live else None
    if kind == Kind.FOLLOW_UP and life.follow_up_due(session) is None:
        return None
    return kind


def context_of(own: ClinicPart, bound: WordForm | None = None, handle_form: HandleForm | None = None) -> dict:
    """Arguments: bound, a word's form that was sent and could not be kept."""
    session = own.session
    known = people(session, own)
    words, kind = said(session, own, known), writes_now(session, own)
    form = None
    if kind == Kind.ANSWER:
        for question in words["question"]:
            is_bound = bound is not None and bound.data.get("about") == str(question.word.pk)
            question.form = bound if is_bound else form_for(kind, initial={"about": question.word.pk})
    elif kind is not None:
        form = bound or form_for(kind, initial=summary_so_far(words, kind))
    to = NEXT.get(Phase(session.phase)) if own.is_facilitator else None
    return {
        "session": session,
        "own": own,
        "steps": steps(session.phase),
        "phase_explained": EXPLAINED.get(Phase(session.phase), ""),
        "people": [person for person in known.values() if person.part.state == person.part.State.JOINED],
        "said": words,
        "kind": kind,
        "form": form,
        "campaign": campaign_named(session.campaign),
        "next": to,
        "next_label": to.label if to else "",
        "asked": asked_by_handle(session) if own.is_facilitator and session.is_live else [],
        "handle_form": (handle_form or HandleForm()) if own.is_facilitator and session.is_live else None,
        "has_public": own.role != Role.ADVISER and session.phase in MAY_BE_PUBLISHED,
    }


def summary_so_far(words: dict[str, list[Said]], kind: Kind) -> dict[str, str]:
    return {"text": words["summary"][0].word.text} if kind == Kind.SUMMARY and words["summary"] else {}


def asked_by_handle(session: ClinicSession, role: str = Role.ADVISER) -> list[ClinicPart]:
    """Questions without a yes, whatever became of them: declined, unheard, or to a handle that nobody has."""
    waiting = (ClinicPart.State.ASKED, ClinicPart.State.DECLINED)
    return [part for part in session.parts.filter(role=role, state__in=waiting) if part.asked_as]
