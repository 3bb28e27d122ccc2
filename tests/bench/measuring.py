"""How the figures are taken: statements, processor time, bytes."""

import gzip
import re
import statistics
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.http import HttpResponse
from django.template import Context, Engine
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

ROUNDS = 15
ROWS = [{"title": f"Row {number}", "text": "Some words & signs."} for number in range(100)]
YARDSTICK = Engine().from_string(
    "<ul>{% for row in rows %}"
    "<li>{{ row.title }}{% if row.text %}: {{ row.text }}{% endif %}</li>"
    "{% endfor %}</ul>"
)


class Reader:
    """Asks the site for pages through its own middleware. Django's test client copies the context of every
    template, which would be measured, too."""

    def __init__(self, cookies=None):
        self.handler = BaseHandler()
        self.handler.load_middleware()
        self.factory = RequestFactory()
        if cookies:
            self.factory.cookies = cookies

    def get(self, path: str):
        response = self.handler.get_response(self.factory.get(path))
        if hasattr(response, "render"):
            response.render()
        assert response.status_code in (200, 404), (path, response.status_code)
        return response


def statements(reader: Reader, path: str) -> list[str]:
    with CaptureQueriesContext(connection) as caught:
        reader.get(path)
    return [query["sql"] for query in caught.captured_queries]


def warm(reader: Reader, path: str) -> list[str]:
    reader.get(path)
    return statements(reader, path)


def cold(reader: Reader, path: str) -> list[str]:
    """All caches empty; templates are compiled and pictures made, as in a process that just began."""
    reader.get(path)
    cache.clear()
    ContentType.objects.clear_cache()
    return statements(reader, path)


def repeats(sent: list[str]) -> int:
    return len(sent) - len(set(sent))


def bytes_of(reader: Reader, path: str) -> tuple[int, int]:
    """(raw, compressed)."""
    content = reader.get(path).content
    return len(content), len(gzip.compress(content, 6))


def yardstick() -> HttpResponse:
    """A view that reads nothing: a list of a hundred rows from memory, without middleware."""
    return HttpResponse(YARDSTICK.render(Context({"rows": ROWS})))


def milliseconds(work) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def cpu(work, rounds: int = ROUNDS) -> tuple[float, float]:
    """(median milliseconds of processor time, how many yardsticks that is). The yardstick is measured in
    turn with the work: what slows one slows the other."""
    for _ in range(2):
        work()
        yardstick()
    taken, compared = [], []
    for _ in range(rounds):
        taken.append(milliseconds(work))
        compared.append(milliseconds(yardstick))
    return statistics.median(taken), statistics.median(taken) / statistics.median(compared)


@dataclass
class Spent:
    """What a stretch of work cost: processor milliseconds, and statements by shape."""

    milliseconds: float = 0.0
    shapes: Counter = field(default_factory=Counter)

    @property
    def statements(self) -> int:
        return sum(self.shapes.values())

    def top(self, number: int = 5) -> list[tuple[str, int]]:
        return self.shapes.most_common(number)


@contextmanager
def spending():
    """Counts what is done inside, by the shape of each statement: its table and its conditions, no values."""
    spent = Spent()

    def count(execute, sql, params, many, context):
        spent.shapes[shape(sql)] += 1
        return execute(sql, params, many, context)

    began = time.process_time()
    with connection.execute_wrapper(count):
        yield spent
    spent.milliseconds = (time.process_time() - began) * 1000


def shape(sql: str) -> str:
    """`SELECT wagtailcore_page WHERE id, live`, say."""
    verb = sql.split(None, 1)[0].upper()
    if verb in ("SAVEPOINT", "RELEASE", "ROLLBACK"):
        return "SAVEPOINT begun or ended"
    table = re.search(r'(?:FROM|INTO|UPDATE)\s+"(\w+)"', sql)
    asked = sql.partition(" WHERE ")[2].split(" ORDER BY ")[0]
    columns = dict.fromkeys(re.findall(r'"\w+"\."(\w+)" (?:=|IN|IS|>|<|LIKE|%)', asked))
    named = f" by {', '.join(columns)}" if columns else ""
    return f"{verb} {table.group(1) if table else '?'}{named}"
