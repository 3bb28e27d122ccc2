"""A word that stands in every private column is looked for wherever this site writes: database, files,
cache, mail, logs, backups. Before an erasure it is unreadable, afterwards it is gone, and it stays gone when
an older backup comes back."""

import base64
import gzip
import logging
import zlib
from collections.abc import Callable

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from campaigns.clinic.people import ask_adviser
from campaigns.models import ClinicPart, ClinicSession, ClinicSummary, ClinicWord
from directory.intake import cases
from directory.introductions import acts, afterwards
from directory.mentorship import check_ins
from directory.mentorship import together as mentoring
from directory.models import CaseProposal, ContactDetail, IntakeCase, Member
from directory.profiles.choosing import choose, of_preset
from directory.profiles.erasing import erase
from directory.states import By
from safekeeping.fields import EncryptedTextField
from tests.actions import request_changes, somebody
from tests.campaigns.clinic import acts as clinic
from tests.directory.exchange.actions import ask_for, helper, match, say_yes
from tests.directory.mentorship.actions import together
from tests.directory.public_page.acts import directory_page, public_page, send_page, write
from tests.directory.scanning import backup, restore, stands_in, where
from tests.factories import MemberFactory, Person, region, skill

# For real: a backup is made by another connection, and holds what was committed.
pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]

OF_OTHER_ROOMS = [ClinicSession, ClinicPart, ClinicWord, ClinicSummary]

# With a space and a letter that addresses and JSON write otherwise.
PRIVATE, SHOWN = "wagtail of the sealed gården", "wagtail-that-others-may-see"

# What the rules let members read: it stands in their list, in plain, until it is erased.
FOR_MEMBERS = {"display_name", "about"}
# Codes of two letters or more, one of a few: no word fits into them.
CODES = {
    "directory.CheckIn.met",
    "directory.Member.country",
    "directory.Member.time_zone",
    "directory.Member.jurisdictions",
    "directory.IntakeCase.languages",
    "directory.OpenProfile.skills",
    "directory.OpenProfile.languages",
    # Keys and numbers.
    "campaigns.ClinicSession.campaign",
    "campaigns.ClinicSummary.campaign",
    "campaigns.ClinicSummary.authors",
    "campaigns.ClinicWord.cites",
}


def private_fields(model: type[models.Model]) -> list[str]:
    """The encrypted columns of a model that hold words."""
    fields = [field for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]
    return [field.name for field in fields if str(field) not in CODES]


def profile(member: Member) -> None:
    for name in private_fields(Member):
        setattr(member, name, f"{SHOWN if name in FOR_MEMBERS else PRIVATE} {name}")
    member.save()
    ContactDetail.objects.create(member=member, kind="other", value=f"{PRIVATE} contact")


def request(member: Member) -> None:
    found = ask_for(member)
    found.summary, found.detail = f"{PRIVATE} summary", f"{PRIVATE} detail"
    found.save()


def met(member: Member) -> None:
    """An introduction in which the member asked, wrote and was not safe."""
    other = helper("presence")
    ask_for(member, "presence", summary="A word or two.", detail=f"{PRIVATE} sealed until two agreed")
    match()
    introduction = acts.accept(say_yes(other), by=member)
    acts.write(introduction, author=member, text=f"{PRIVATE} line", form_key="marker")
    acts.reveal(introduction, detail=member.contact_details.get())
    afterwards.report(introduction, by=member, text=f"{PRIVATE} report")


def without_account(member: Member) -> None:
    """Somebody without an account, who will delete their conversation."""
    facts = {"region": region("kenya"), "topic": f"{PRIVATE} topic", "languages": "sw", "urgency": 1}
    case, _code = cases.open_case("a form", f"{PRIVATE} cry for help", **facts)
    cases.answer(case, f"{PRIVATE} answer", "another form", by=somebody("kenya-lead"))
    cases.write(case, f"{PRIVATE} thanks", "a third form")
    texts = {"summary": f"{PRIVATE} proposed", "detail": f"{PRIVATE} sealed"}
    CaseProposal.objects.create(case=case, lead=MemberFactory(), skill=skill("presence"), urgency=1, **texts)


def mentored(member: Member) -> None:
    """A mentorship with words in every place that has any."""
    row = together(member=member, not_with=f"{PRIVATE} never", words="A few words")
    row.mentee_entry.words = f"{PRIVATE} hope"
    row.mentee_entry.save()
    mentoring.add_goal(row, by=member, text=f"{PRIVATE} goal")
    mentoring.write(row, author=member, text=f"{PRIVATE} line", form_key="marker")
    check_ins.ask_both(row, 1)
    asked = check_ins.waiting_for(row, member)
    check_ins.answer(asked, signal="unsafe", met="no", words=f"{PRIVATE} month")
    mentoring.finish(row, by=member, outcome="no", thanks=f"{PRIVATE} thanks")


def in_public(member: Member) -> None:
    """A page that was sent back, then signed and translated; and a change of it that nobody was shown."""
    directory_page("fr")
    choose(member, "open", of_preset("open"), yes_to="")
    page = send_page(member, name=SHOWN, text=f"{SHOWN} first")
    request_changes(page, by=somebody("kenya-approver"), comment=f"Not {SHOWN}, please.")
    public_page(member, "fr", name=SHOWN, text=f"{SHOWN} in public")
    write(member, name=f"{PRIVATE} name", text=f"{PRIVATE} text", photo_alt=f"{PRIVATE} photograph")


def in_the_clinic(member: Member) -> None:
    """A session of theirs with words for everybody, and one in which they advise."""
    brief = {"title": f"{PRIVATE} title", "about": f"{PRIVATE} about", "stuck": f"{PRIVATE} stuck"}
    session = clinic.brought_to("summary", member=member, **brief)
    ask_adviser(session, f"{PRIVATE} handle", by=clinic.part_of(session, "facilitator"))
    clinic.say(session, "facilitator", "summary", f"{PRIVATE} summary")
    words = {"title": f"{PRIVATE} title", "standfirst": f"{PRIVATE} first", "text": f"{PRIVATE} text"}
    ClinicSummary.objects.create(session=session, campaign="", **words)
    advised = clinic.gathered()
    clinic.join(advised, "adviser", member)
    advised = clinic.go_on(advised)
    clinic.say(advised, "adviser", "question", f"{PRIVATE} question")


# Other parts of the directory, and other rooms, add what they keep: function(member) -> None, with PRIVATE in
# every column.
WORLDS: list[Callable[[Member], None]] = [
    profile,
    request,
    met,
    without_account,
    mentored,
    in_public,
    in_the_clinic,
]


@pytest.fixture
def member(client, caplog):
    """Somebody who used the site: signed in, looked at, seen by others, read by lead and safety."""
    caplog.set_level(logging.DEBUG)
    # Wagtail names a page by its title where it says that it went up or down; only warnings are written down.
    caplog.set_level(logging.WARNING, logger="wagtail")
    person = Person(handle=f"{SHOWN}"[:40], email=f"{SHOWN}@example.org")
    found = MemberFactory(user=person, languages=["sw", "en"])
    for world in WORLDS:
        world(found)
    found.refresh_from_db()
    client.force_login(person)
    for address in ("me/", "me/profile/", "me/seen-by/members/", "me/audiences/", "me/data/", "requests/"):
        assert client.get(f"/en/directory/{address}").status_code == 200
    client.post("/en/directory/me/take-along/")
    client.post("/en/directory/me/profile/", {"about": f"{PRIVATE} never saved"})
    client.post("/en/directory/requests/new/", {"summary": f"{PRIVATE} never sent", "detail": PRIVATE})
    client.get("/en/directory/skills/find/", {"q": f"{PRIVATE} sought"})
    client.force_login(MemberFactory().user)
    client.get(f"/en/directory/members/{found.public_id}/")
    client.force_login(found.introductions_asked.get().helper.user)
    client.get(f"/en/directory/introductions/{found.introductions_asked.get().public_id}/")
    client.force_login(somebody("kenya-lead"))
    client.post(f"/admin/intake/{IntakeCase.objects.get().pk}/", {"act": "open"})
    return found


def erased(member: Member) -> None:
    """The member's own act; and somebody without an account deletes their conversation."""
    erase(member, by=By.OWNER)
    for case in IntakeCase.objects.all():
        cases.delete(case)


def test_the_scan__finds_a_word_in_every_disguise():
    word = PRIVATE.encode()
    packed = base64.urlsafe_b64encode(zlib.compress(b"a session of " + word))
    for hidden in (
        word,
        word.hex().encode(),
        base64.b64encode(b"ab" + word + b"cdef"),
        zlib.compress(word),
        gzip.compress(word),
        packed,
        PRIVATE.encode("utf-16-le"),
        b"wagtail+of+the+sealed+g%C3%A5rden",
        rb"wagtail of the sealed g\u00e5rden",
    ):
        assert stands_in(PRIVATE, b"before " + hidden + b" after"), hidden
    assert not stands_in(PRIVATE, b"nothing of it")


def test_every_private_column__holds_the_word(member):
    """A new encrypted column, or a new model with one, fails here until a world above fills it."""
    unmarked = [
        f"{model._meta.label}.{name}"
        for model in [*apps.get_app_config("directory").get_models(), *OF_OTHER_ROOMS]
        for name in private_fields(model)
        if not any(is_marked(text) for text in model._base_manager.values_list(name, flat=True))
    ]
    assert unmarked == []


def is_marked(text: str | None) -> bool:
    return bool(text) and (PRIVATE in text or SHOWN in text)


def test_private_words__are_nowhere_in_plain(member, caplog, tmp_path):
    kept = backup(tmp_path).read_bytes()
    assert where(PRIVATE, caplog, backup=gzip.decompress(kept)) == set()
    assert {"database", "backup"} <= where(SHOWN, caplog, backup=gzip.decompress(kept))  # it looks there


def test_after_erasure__nothing_is_left_and_no_older_backup_brings_it_back(
    member, caplog, settings, tmp_path
):
    settings.ERASURE_LIST = str(tmp_path / "erasures.txt")
    older = backup(tmp_path)
    erased(member)
    assert where(PRIVATE, caplog) | where(SHOWN, caplog) == set()
    assert Member.objects.get(pk=member.pk).state == "erased"

    restore(older)
    assert "database" in where(SHOWN, caplog)
    assert IntakeCase.objects.exists()
    call_command("reapply_erasures")
    assert where(PRIVATE, caplog) | where(SHOWN, caplog) == set()
    assert Member.objects.get(pk=member.pk).user is None
    assert not IntakeCase.objects.exists()
    assert PRIVATE not in (tmp_path / "erasures.txt").read_text()
