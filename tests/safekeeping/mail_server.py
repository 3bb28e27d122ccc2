"""A mail server for tests that knows nobody: it refuses every recipient by name."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _RefusesRecipients(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self._say("220 test")
        for line in self.rfile:
            command = line.decode().strip()
            if command.upper().startswith("RCPT"):
                self._say(f"550 unknown: {command}")
            elif command.upper().startswith("QUIT"):
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


@contextmanager
def mail_server_refusing_recipients() -> Iterator[int]:
    """Yields the port it listens on, at 127.0.0.1."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _RefusesRecipients) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()
