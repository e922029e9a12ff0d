"""A small real HTTP server in place of a CDN: writes down what it is told, and refuses or hangs when it shall."""

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class CacheInFront(ThreadingHTTPServer):
    """`told`: method, path, host and body of each request, and what proves who asks."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.address = f"127.0.0.1:{self.server_address[1]}"
        self.told: list[tuple[str, str, str]] = []
        self.bodies: list[bytes] = []
        self.tokens: list[str | None] = []
        self.status, self.says = 200, b'{"success": true}'
        self.answers = threading.Event()
        self.answers.set()

    def hang(self) -> None:
        """Takes requests and says nothing."""
        self.answers.clear()


class Handler(BaseHTTPRequestHandler):
    server: CacheInFront

    def hear(self) -> None:
        seen = self.server
        seen.told.append((self.command, self.path, self.headers["Host"]))
        seen.bodies.append(self.rfile.read(int(self.headers["Content-Length"] or 0)))
        seen.tokens.append(self.headers["Authorization"])
        seen.answers.wait(30)
        with contextlib.suppress(OSError):  # who asked has gone away
            self.send_response(seen.status, f"I do not know {self.headers['Authorization']}")
            self.send_header("Location", f"http://{seen.address}/elsewhere")
            self.end_headers()
            self.wfile.write(seen.says)

    do_PURGE = do_POST = do_GET = hear

    def log_message(self, *_about: object) -> None:
        """Nothing on the screen."""


@contextlib.contextmanager
def cache_in_front() -> Iterator[CacheInFront]:
    """The server while it runs."""
    with CacheInFront() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.answers.set()
        server.shutdown()
