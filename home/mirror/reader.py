"""The site asked by a stranger: through all of its middleware and views, without a network.

Nothing of a copy is read from a model. What is public is decided where it is decided for every reader.
"""

import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.handlers.wsgi import WSGIHandler

BLOCK = 64 * 1024  # bytes


@dataclass
class Answer:
    """`body` may be read once."""

    status: int
    headers: dict[str, str]
    body: Iterator[bytes]

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def is_the_same_for_all(self) -> bool:
        """Nothing in it is anybody's own, and caches may keep it."""
        caching = self.headers.get("cache-control", "")
        is_own = "set-cookie" in self.headers or "cookie" in self.headers.get("vary", "").lower()
        return not is_own and "no-store" not in caching and "private" not in caching

    @property
    def may_not_be_kept(self) -> bool:
        """The page asks archives to leave it out: whoever it is about may want it closed within the hour."""
        return "noarchive" in self.robots

    @property
    def robots(self) -> str:
        return self.headers.get("x-robots-tag", "")


class Stranger:
    """Asks the running code for addresses. `origin`: the site's name with its scheme."""

    def __init__(self):
        self.origin = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
        self.application = WSGIHandler()

    def ask(self, address: str, **headers: str) -> Answer:
        """Arguments: headers as WSGI names them, for instance HTTP_ACCEPT_LANGUAGE."""
        said: dict = {}

        def start_response(status, pairs, _error=None):
            said["status"] = int(status.partition(" ")[0])
            said["headers"] = {name.lower(): value for name, value in pairs}

        response = self.application(self._environment(address) | headers, start_response)
        return Answer(body=_bytes_of(response, said["headers"]), **said)

    def _environment(self, address: str) -> dict:
        here, wanted = urlsplit(self.origin), urlsplit(address)
        port = here.port or {"http": 80, "https": 443}[here.scheme]
        return {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(wanted.path).decode("latin-1"),
            "QUERY_STRING": wanted.query,
            "SERVER_NAME": here.hostname,
            "SERVER_PORT": str(port),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": here.netloc,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": here.scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }


def _bytes_of(response, headers: dict) -> Iterator[bytes]:
    try:
        if redirected := headers.get("x-accel-redirect"):  # the server in front would send these
            with default_storage.open(redirected.removeprefix(settings.FILES_X_ACCEL_PREFIX)) as stored:
                yield from stored.chunks(BLOCK)
        else:
            yield from response
    finally:
        response.close()
