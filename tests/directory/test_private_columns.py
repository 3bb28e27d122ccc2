"""Which columns of the directory may be read by whoever has the database: codes, keys and hashes, and what
members may see. Everything else that can hold words is encrypted; `test_markers.py` proves it."""

from django.apps import apps
from django.db import models

from directory.checks import IMPERSONAL
from safekeeping.fields import EncryptedTextField

KEYS = ("public_id", "_hash", "form_key", "_key")
# What is neither one of fixed choices nor a key, and why it may stand in plain.
PLAIN = {
    "directory.Member.state_before": "a state",
    "directory.Member.audiences": "names of fields and of audiences",
    "directory.MemberLanguage.code": "a language of the list; searched by the engine",
    "directory.Request.origin": "a key that another room made",
    "directory.Ask.reasons": "codes and numbers of the engine",
    "directory.Notice.kind": "a kind of the table of notices",
    "directory.Notice.about": "a public id",
    "directory.Suggestion.steps": "codes of the engine",
    "directory.Mentorship.reasons": "codes and numbers of the engine",
    # Of what a programme is called and is about, everybody in the directory reads; of a campaign, its key.
    "directory.Programme.names": "members read it",
    "directory.Programme.abouts": "members read it",
    "directory.Mentorship.campaign": "a key that another room made",
    "directory.MentorshipEntry.campaign": "a key that another room made",
    "directory.OpenProfile.written_in": "a language of the site",
    "directory.OpenProfile.sent_as": "a keyed hash",
    "directory.OpenProfile.photo_as": "a keyed hash",
    "directory.OpenProfile.pictures": "numbers of pictures that the page shows to everybody",
    # Through `visible()`: what every verified member reads anyway, and searches.
    "directory.Listing.name": "members read it",
    "directory.Listing.words": "members search it",
    "directory.Listing.shown": "members read it",
}


def can_hold_words(field: models.Field) -> bool:
    is_text = isinstance(field, (models.CharField, models.TextField, models.JSONField, models.FileField))
    return is_text and not isinstance(field, EncryptedTextField) and not field.choices


def in_plain() -> set[str]:
    """Columns of personal rows that hold text of whatever kind, keys aside."""
    return {
        str(field)
        for model in apps.get_app_config("directory").get_models()
        if model._meta.label not in IMPERSONAL
        for field in model._meta.local_concrete_fields
        if can_hold_words(field) and not field.name.endswith(KEYS)
    }


def test_columns_in_plain__are_those_of_the_table():
    """A new one is encrypted, or enters the table with its reason."""
    assert in_plain() == set(PLAIN)


def test_the_question__finds_a_column_that_nobody_encrypted():
    assert can_hold_words(models.TextField()) and can_hold_words(models.CharField(max_length=9))
    assert not can_hold_words(EncryptedTextField())
