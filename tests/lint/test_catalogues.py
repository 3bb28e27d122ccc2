"""Six complete catalogues. The sources are English: an empty text in that catalogue means the source's own.

`makemessages --check`, beside this in `make lint`, holds them up to date with the sources.
"""

import re

import polib
import pytest
from django.conf import settings
from django.utils.translation import to_locale

from cms.catalogues import LOCALE_DIR
from cms.management.commands.makemessages import plural_forms

LANGUAGES = [code for code, _ in settings.LANGUAGES]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<!{){\w*}(?!})|%[sd]|</?[a-z]+[^>]*>")


def placeholders(text):
    return sorted(PLACEHOLDER.findall(text))


def faults_of(entry, language, forms=2):
    """Say what is wrong with one entry of a catalogue whose language has so many plural forms."""
    if entry.obsolete:
        return ["obsolete"]
    if entry.fuzzy:
        return ["fuzzy"]
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if language == "en" and not any(texts):
        return []
    if not all(text.strip() for text in texts):
        return ["missing"]
    return plural_faults(entry, texts, forms) if entry.msgid_plural else text_faults(entry.msgid, texts[0])


def plural_faults(entry, texts, forms):
    """Only a plural form may leave a placeholder out: "one story" needs no number."""
    if len(texts) != forms:
        return [f"{len(texts)} plural forms"]
    known = set(placeholders(entry.msgid) + placeholders(entry.msgid_plural))
    return ["unknown placeholder" for text in texts if set(placeholders(text)) - known]


def text_faults(source, text):
    faults = ["other placeholders"] if placeholders(source) != placeholders(text) else []
    if source.startswith("\n") != text.startswith("\n") or source.endswith("\n") != text.endswith("\n"):
        faults.append("other line breaks at the ends")
    return faults


def entry(**values):
    return polib.POEntry(**values)


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        (entry(msgid="Sign off", msgstr=""), "missing"),
        (entry(msgid="Sign off", msgstr="Signer", flags=["fuzzy"]), "fuzzy"),
        (entry(msgid="By %(name)s", msgstr="Par %(nom)s"), "other placeholders"),
        (entry(msgid="a", msgid_plural="b", msgstr_plural={0: "c"}), "1 plural forms"),
    ],
)
def test_faulty_entry__is_found(wrong, fault):
    assert faults_of(wrong, "fr") == [fault]


def test_empty_english__means_the_source():
    assert faults_of(entry(msgid="Sign off", msgstr=""), "en") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue__is_complete(language):
    path = LOCALE_DIR / to_locale(language) / "LC_MESSAGES" / "django.po"
    assert path.exists(), f"{path} is missing; make messages writes it"
    catalogue = polib.pofile(str(path))
    forms = plural_forms(catalogue)
    found = [
        f"{fault}: {entry.msgid[:80]}" for entry in catalogue for fault in faults_of(entry, language, forms)
    ]
    assert not found, f"{len(found)} faults\n" + "\n".join(found[:40])
