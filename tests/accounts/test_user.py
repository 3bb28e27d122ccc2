import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("handle", ["", "a b", "a_b", "-a", "a-", "a--b", "amélie", "a" * 41, "кит"])
def test_handle__refused_outside_its_characters(handle):
    with pytest.raises(ValidationError) as refusal:
        User(handle=handle, password="x").full_clean()
    assert "handle" in refusal.value.message_dict


def test_handle__unique_whatever_the_case():
    User.objects.create_user("Kenya-Editor")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("kenya-EDITOR")
    assert User.objects.get_by_natural_key("KENYA-editor").handle == "kenya-editor"


def test_handle__the_database_refuses_capitals():
    user = User.objects.create_user("kenya-editor")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_user SET handle = 'Kenya-Editor' WHERE id = %s", [user.pk])


def test_email__optional_and_unique_whatever_the_case():
    User.objects.create_user("first", email="")
    User.objects.create_user("second", email=None)
    User.objects.create_user("third", email="Third@Example.org")
    named = User.objects.filter(handle__in=["first", "second", "third"])
    stored = list(named.order_by("id").values_list("email", flat=True))
    assert stored == [None, None, "third@example.org"]
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("fourth", email="THIRD@example.org")


def test_email__asking_for_an_empty_one_finds_nobody():
    User.objects.create_user("first")
    assert not User.objects.filter(email="").exists()


def test_user__without_password_cannot_sign_in():
    assert not User.objects.create_user("kenya-editor").has_usable_password()


def test_user__needs_a_handle():
    with pytest.raises(ValueError, match="handle"):
        User.objects.create_user("")


@pytest.mark.parametrize("field, value", [("time_zone", "Mars/Olympus"), ("language", "tlh")])
def test_user__refuses_an_unknown_time_zone_or_language(field, value):
    with pytest.raises(ValidationError) as refusal:
        User(handle="kenya-editor", password="x", **{field: value}).full_clean()
    assert list(refusal.value.message_dict) == [field]


def test_user__is_known_by_the_pseudonym_or_else_the_handle():
    assert str(User(handle="kenya-editor")) == "kenya-editor"
    assert User(handle="kenya-editor", display_name="Baraka").get_full_name() == "Baraka"
    assert User(handle="kenya-editor", display_name="Baraka").get_short_name() == "Baraka"


def test_createsuperuser__asks_for_nothing_but_a_handle(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "long-enough-words")
    call_command("createsuperuser", handle="root", interactive=False, verbosity=0)
    root = get_user_model().objects.get(handle="root")
    assert root.is_superuser
    assert root.check_password("long-enough-words")
