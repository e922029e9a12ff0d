"""Errors go to an address that the owner names, in the protocol of Sentry, and tell nothing about a reader."""

import gzip
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECRET = "abcdefgh" * 4
# A report quotes lines of code, so what must not be in it is written backwards there.
BREAKS = f"""
import django; django.setup()
from django.test import RequestFactory
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.core.wsgi import get_wsgi_application
import site_core.urls as urls
@csrf_exempt
def broken(request, token):
    reader = "anaj-fo-elbairav-lacol"[::-1]
    raise ValueError("no row for jana@" + "zc.onrb"[::-1] + " at /potreby/" + token + "/?q=" + request.GET["q"])
urls.urlpatterns.insert(0, path("potreby/<str:token>/", broken))
address = "/potreby/" + "{SECRET[::-1]}"[::-1] + "/?q=" + "hcraes-neddih"[::-1]
factory = RequestFactory(headers={{"referer": "rerefer-terces/elpmaxe.x//:sptth"[::-1]}})
factory.cookies["session"] = "anaj-fo-eikooc"[::-1]
environ = factory.post(address, {{"name": "anaj-fo-mrof"[::-1]}}).environ
get_wsgi_application()(environ, lambda status, headers: print(status))
try:
    import sentry_sdk
    sentry_sdk.flush(10)
except ImportError:
    pass
"""


class Collector(BaseHTTPRequestHandler):
    """Takes envelopes."""

    received: list[str] = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        self.received.append(body.decode())
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def collector():
    Collector.received.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Collector) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def run_broken(code, **more):
    surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": "site_core.settings.test", "ALLOWED_HOSTS": "testserver"}
    surroundings |= {"DATABASE_URL": "sqlite://:memory:", **more}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=surroundings, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_report_reaches_the_address_and_holds_nothing_of_the_reader(collector):
    assert "500" in run_broken(BREAKS, SENTRY_DSN=f"http://key@127.0.0.1:{collector}/1")
    report = "".join(Collector.received)
    assert "ValueError" in report, report[:5000]
    assert "/potreby/<token>/" in report
    kept_back = [SECRET, "hidden-search", "brno.cz", "cookie-of", "form-of", "secret-referer", "variable-of"]
    assert [word for word in kept_back if word in report] == []


def test_without_an_address_the_library_is_not_even_loaded():
    loads = "import django, sys; django.setup(); print('sentry_sdk' in sys.modules)"
    assert run_broken(loads, SENTRY_DSN="").strip() == "False"
