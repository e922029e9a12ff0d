"""Elasticsearch in tests: the one that TEST_SEARCH_URL names, with indexes of a test alone, or a node to be killed."""

import contextlib
import os
import secrets
import shutil
import signal
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from django.core.cache import cache
from modelsearch.index import get_indexed_models
from wagtail.search.backends import get_search_backend

from search.backends.elasticsearch import circuit, indexes

ROOT = Path(__file__).parents[1]
PROGRAM = "var/search/elasticsearch-9.5.3"


@contextlib.contextmanager
def searching(settings: Any, monkeypatch: Any, url: str, **options: str) -> Iterator[Any]:
    """The site searches by the server at this address; gives its backend. Its indexes are gone afterwards."""
    prefix = f"test_{secrets.token_hex(4)}_"
    server = {"BACKEND": "search.backends.elasticsearch", "URLS": [url], "INDEX_PREFIX": prefix, "OPTIONS": options}
    settings.WAGTAILSEARCH_BACKENDS = {"database": {"BACKEND": "search.backends.database"}, "default": server}
    monkeypatch.setattr(circuit, "_circuits", {})
    monkeypatch.setattr(indexes, "UNDER_WAY_SECONDS", 0)
    cache.clear()
    yield get_search_backend()
    cache.clear()


def make_index(backend: Any, root: Any) -> None:
    """The index of a model and its relatives alone, for `update_index` takes its time over all of them."""
    rebuilder = indexes.Rebuilder(backend.get_index_for_model(root))
    index = rebuilder.start()
    for model in get_indexed_models():
        if issubclass(model, root):
            index.add_items(model, model.get_indexed_objects())
    rebuilder.finish()


def remove_indexes(backend: Any) -> None:
    """All that a test has made."""
    patient = backend.es.options(request_timeout=30)
    if names := list(patient.indices.get(index=f"{backend.index_prefix}*")):
        patient.indices.delete(index=names)


class Node:
    """A server of a test's own, made by the script that starts it for everybody."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "deploy" / "dev", folder / "deploy" / "dev")
        if (ROOT / PROGRAM).is_dir():  # else Maven brings it once more
            (folder / "var" / "search").mkdir(parents=True)
            (folder / PROGRAM).symlink_to(ROOT / PROGRAM)
        self.start()

    def start(self) -> None:
        self.url = self._services("start").rpartition("=")[2].strip()

    def kill(self) -> None:
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        """It stays there and answers nothing, like a machine that is overloaded."""
        self._signal(signal.SIGSTOP)

    def wake(self) -> None:
        self._signal(signal.SIGCONT)

    def clean(self) -> None:
        self._services("clean")

    def _signal(self, number: int) -> None:
        os.kill(int((self.folder / "var" / "search" / "data" / "es.pid").read_text()), number)

    def _services(self, word: str) -> str:
        script = self.folder / "deploy" / "dev" / "services.sh"
        done = subprocess.run(
            ["bash", script, word, "search"], capture_output=True, text=True, check=False, timeout=120
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextlib.contextmanager
def pretending(
    status: int, body: bytes = b"{}", product: str = "Elasticsearch", certificate: Path | None = None
) -> Iterator[tuple[str, list[str]]]:
    """The address of a server that always answers the same, and the paths that it is asked for. With a certificate
    (and its key in the same file) it speaks HTTPS."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            asked.append(self.path)
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            self.send_header("X-Elastic-Product", product)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_DELETE = answer  # names that the library looks for

        def log_message(self, *words: Any) -> None:
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    scheme = "http"
    if certificate:
        scheme, server.socket = "https", listening_with(certificate).wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"{scheme}://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def listening_with(certificate: Path) -> ssl.SSLContext:
    """How a server speaks HTTPS that has this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context
