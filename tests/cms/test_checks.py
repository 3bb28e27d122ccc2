import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from cms import checks


@pytest.fixture
def demonstration_accounts(db):
    """The table that load_demo leaves, whether or not the demonstration is installed here."""
    if apps.is_installed("demonstration"):
        apps.get_model("demonstration", "DemoStamp").objects.create()
        return
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {checks.STAMP_TABLE} (id integer, loaded_at timestamp)")
        cursor.execute(f"INSERT INTO {checks.STAMP_TABLE} (id, loaded_at) VALUES (1, '2026-01-01')")


def ids(messages):
    return [message.id for message in messages]


@pytest.mark.skipif(not apps.is_installed("demonstration"), reason="the demonstration is not there yet")
def test_tour__forbidden_outside_the_demonstration(settings):
    settings.DEMONSTRATION = False
    assert ids(checks.check_tour_is_for_the_demonstration(None)) == ["cms.E001"]


def test_tour__allowed_in_the_demonstration(settings):
    settings.DEMONSTRATION = True
    assert checks.check_tour_is_for_the_demonstration(None) == []


def test_published_keys__refused_outside_the_demonstration(settings):
    settings.DEMONSTRATION = False
    assert ids(checks.check_demonstration_uses_its_own_keys(None)) == ["cms.E002"]


def test_demonstration__refused_with_a_real_key(settings):
    settings.SECRET_KEY = "a site's own key"
    assert ids(checks.check_demonstration_uses_its_own_keys(None)) == ["cms.E002"]


def test_demonstration_accounts__refused_where_people_are_real(settings, demonstration_accounts):
    settings.DEMONSTRATION = False
    assert ids(checks.check_no_demonstration_accounts(None, databases=["default"])) == ["cms.E003"]


def test_demonstration_accounts__served_when_somebody_insists(settings, demonstration_accounts):
    settings.DEMONSTRATION = False
    settings.ALLOW_DEMO = True
    assert checks.check_no_demonstration_accounts(None, databases=["default"]) == []


@pytest.mark.django_db
def test_empty_database__is_fit(settings):
    settings.DEMONSTRATION = False
    assert checks.check_no_demonstration_accounts(None, databases=["default"]) == []


@pytest.fixture
def open_connections(monkeypatch):
    """The server closes its connections before it forks; the test's own transaction needs its connection."""
    monkeypatch.setattr(type(checks.connections), "close_all", lambda self: None)


def test_server__does_not_start_on_demonstration_accounts(settings, demonstration_accounts, open_connections):
    settings.DEMONSTRATION = False
    with pytest.raises(ImproperlyConfigured, match="passwords are published"):
        checks.refuse_unfit_database()


@pytest.mark.django_db
def test_server__starts_on_a_fit_database(open_connections):
    checks.refuse_unfit_database()


@pytest.mark.django_db
def test_server__starts_when_the_database_is_away(monkeypatch, open_connections, caplog):
    def away(*args, **kwargs):
        raise checks.DatabaseError

    monkeypatch.setattr(checks.checks, "run_checks", away)
    checks.refuse_unfit_database()
    assert "away" in caplog.text
