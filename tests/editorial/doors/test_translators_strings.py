"""Strings, overrides, catalogues, stop and restart: by people of the language, and by nobody while the
page is under sign-off or locked."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail_localize.models import StringTranslation

from editorial.authorship import authors_of
from editorial.catalogue_upload import LARGEST
from tests.actions import released_story, somebody, start_translation, submit_translation, translate
from tests.editorial.doors.attack import person, translation_of

pytestmark = pytest.mark.django_db

OTHERS = ["kenya-editor", "kenya-lead", "ar-translator", "ar-reviewer", "root", "coordinator"]
# Who may open the page because of the running step, and must not write in it.
SIGNERS = ["fr-reviewer", "fr-translator"]


def strings(page) -> set[tuple]:
    rows = StringTranslation.objects.filter(context__object_id=page.translation_key, locale=page.locale)
    return set(rows.values_list("context__path", "data", "last_translated_by__handle"))


def a_string(page):
    return translation_of(page).source.stringsegment_set.get(context__path="standfirst")


def catalogue(page, **words) -> str:
    po = translation_of(page).export_po()
    for entry in po:
        entry.msgstr = words.get(entry.msgctxt, entry.msgstr)
    return str(po)


def upload(client, page, content, name="fr.po"):
    file = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
    client.post("wagtail_localize:upload_pofile", translation_of(page).pk, data={"file": file})


def everything(client, page):
    number, segment = translation_of(page).pk, a_string(page)
    client.put("wagtail_localize:edit_string_translation", number, segment.pk, data={"value": "Mien"})
    client.post("wagtail_localize:stop_translation", number)
    upload(client, page, catalogue(page, standfirst="Mien"))
    client.post("wagtail_localize:machine_translate", number)
    client.post("wagtailadmin_pages:edit", page.pk, data={"localize-restart-translation": "1"})


@pytest.mark.parametrize("handle", OTHERS)
def test_strings__are_changed_by_nobody_else(attack, handle):
    french = start_translation(released_story(), "fr")
    before = strings(french)
    everything(attack(person(handle)), french)
    assert strings(french) == before
    assert translation_of(french).enabled


@pytest.mark.parametrize("handle", [*OTHERS, *SIGNERS])
def test_strings__are_changed_by_nobody_while_under_sign_off(attack, handle):
    french = submit_translation(translate(released_story(), "fr"))
    before = strings(french)
    everything(attack(person(handle)), french)
    assert strings(french) == before
    assert translation_of(french).enabled


def test_strings__are_changed_by_nobody_while_locked_by_somebody_else(attack):
    french = start_translation(released_story(), "fr")
    french.locked, french.locked_by = True, somebody("fr-reviewer")
    french.save(update_fields=["locked", "locked_by"])
    before = strings(french)
    everything(attack(somebody("fr-translator")), french)
    assert strings(french) == before


def test_strings__are_written_by_the_translator(attack):
    french = start_translation(released_story(), "fr", by=somebody("fr-reviewer"))
    client = attack(somebody("fr-translator"))
    number, segment = translation_of(french).pk, a_string(french)
    client.put("wagtail_localize:edit_string_translation", number, segment.pk, data={"value": "Bonjour"})
    assert ("standfirst", "Bonjour", "fr-translator") in strings(french)


def test_strings__bad_requests_are_answered(attack):
    french = start_translation(released_story(), "fr", by=somebody("fr-reviewer"))
    client = attack(somebody("fr-translator"))
    number, segment = translation_of(french).pk, a_string(french)
    for data in ({}, {"value": "a%00b"}):
        address = "wagtail_localize:edit_string_translation"
        assert client.put(address, number, segment.pk, data=data).status_code == 400
    assert not strings(french)


def test_upload__records_who_uploaded(attack):
    french = start_translation(released_story(), "fr", by=somebody("fr-translator"))
    upload(attack(somebody("fr-reviewer")), french, catalogue(french, standfirst="Bonjour"))
    assert ("standfirst", "Bonjour", "fr-reviewer") in strings(french)
    assert somebody("fr-reviewer").pk in authors_of(french)


def test_string__corrected_by_the_next_keeps_the_first_as_author(attack):
    french = translate(released_story(), "fr", by=somebody("fr-reviewer"))
    for path in ("standfirst", "title", "slug"):
        segment = translation_of(french).source.stringsegment_set.get(context__path=path)
        attack(somebody("fr-translator")).put(
            "wagtail_localize:edit_string_translation",
            translation_of(french).pk,
            segment.pk,
            data={"value": f"corrige-{path}"},
        )
    assert {"fr-translator"} == {handle for _path, _data, handle in strings(french)}
    assert somebody("fr-reviewer").pk in authors_of(french)


BROKEN = {
    "nothing": b"",
    "words": b"hello",
    "a file's name": b"/etc/passwd",
    "a picture": bytes(range(256)) * 8,
    "NUL": b'msgid ""\nmsgstr "\x00"\n',
    "no header": b'msgid "a"\nmsgstr "b"\n',
    "half an entry": b'msgctxt "title"\nmsgid "a\nmsgstr',
    "another encoding": 'msgid ""\nmsgstr "ж"\n'.encode("utf-16"),
    "too large": b"#" * (LARGEST + 1),
}


@pytest.mark.parametrize("what", BROKEN)
def test_upload__of_something_else_is_told_and_changes_nothing(attack, what):
    french = translate(released_story(), "fr")
    before = strings(french)
    client = attack(somebody("fr-translator"))
    upload(client, french, BROKEN[what])
    client.post("wagtail_localize:upload_pofile", translation_of(french).pk)
    assert strings(french) == before
    assert b"server error" not in client.client.get("/admin/").content.lower()


def test_upload__of_another_translations_catalogue_is_refused(attack):
    french = start_translation(released_story(), "fr")
    other = start_translation(released_story(), "fr")
    upload(attack(somebody("fr-translator")), french, catalogue(other, standfirst="Ailleurs"))
    assert not strings(french)
