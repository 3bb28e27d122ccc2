"""One request of one person: what it answered, which rows it changed. Nothing of it stays."""

import re
from dataclasses import dataclass

from django.apps import apps
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.test import Client, TestCase

DOOR = "django.contrib.auth.backends.ModelBackend"
# What may change by looking: sessions, who is on a page, Wagtail's profiles, caches in tables.
BOOKKEEPING = {
    "django_session",
    "wagtailadmin_editingsession",
    "wagtailusers_userprofile",
    "django_tasks_database_dbtaskresult",
    "editorial_regionalrendition",
    "wagtailcore_pagesubscription",
    "safekeeping_throttle",
}
WRITES = re.compile(r'\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM) "(\w+)"', re.IGNORECASE)
# Where somebody is sent who may not come in.
TURNED_AWAY = re.compile(
    r"/admin/(login/.*)?$|/accounts/(login|reauthenticate)/|/accounts/2fa/(authenticate|reauth)"
    r"|/en/directory/unseal/"
)


@dataclass
class Answer:
    status: int
    headers: dict
    cookies: list[str]
    said: bytes  # body, addresses and messages: everything that reaches the person
    changed: set[str]  # tables

    @property
    def shows_something(self) -> bool:
        if 300 <= self.status < 400:
            return not TURNED_AWAY.match(self.headers.get("Location", ""))
        return self.status < 300


class Watch:
    """Notes the tables that statements write to, and compares them with what stood there before."""

    def __init__(self):
        self.before = {table: rows(table) for table in tables()}

    def __enter__(self):
        self.touched: set[str] = set()
        self.wrapped = connection.execute_wrapper(self.note)
        self.wrapped.__enter__()
        return self

    def __exit__(self, *error):
        self.wrapped.__exit__(*error)

    def note(self, execute, sql, params, many, context):
        if found := WRITES.match(sql):
            self.touched.add(found[1])
        return execute(sql, params, many, context)

    def changed(self) -> set[str]:
        kept = self.touched & self.before.keys()
        return {table for table in kept if rows(table) != self.before[table]}


def tables() -> set[str]:
    models = (model for model in apps.get_models(include_auto_created=True) if model._meta.managed)
    return {model._meta.db_table for model in models} - BOOKKEEPING


def rows(table: str) -> list:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY 1")
        return cursor.fetchall()


class Browser(Client):
    """Forgets what an answer told it to remember, and keeps no templates: the sweep asks thousands."""

    def request(self, **request):
        return self.handler(self._base_environ(**request))


class Visitor:
    """One person's browser."""

    def __init__(self, person, watch: Watch):
        self.client = Browser()
        if person:
            self.client.force_login(person, backend=DOOR)
        self.watch = watch

    def ask(self, method: str, address: str, *args, **more) -> Answer:
        with transaction.atomic():
            with self.watch, TestCase.captureOnCommitCallbacks(execute=True):
                response = self.client.generic(method, address, *args, **more)
            answer = Answer(
                response.status_code,
                response.headers,
                list(response.cookies),
                everything(response),
                self.watch.changed(),
            )
            transaction.set_rollback(True)
        return answer


def everything(response) -> bytes:
    body = b"".join(response) if response.streaming else response.content
    request = getattr(response, "wsgi_request", None)
    told = [str(message) for message in get_messages(request)] if request else []
    return b"\n".join([body, response.headers.get("Location", "").encode(), " ".join(told).encode()])
