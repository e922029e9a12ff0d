"""What a reader leaves behind: nothing. What others can do with their link: nothing either."""

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.e2e.clerk import Clerk

ATTACK = '<!doctype html><form method="post" action="{target}"><button>Win a prize</button></form>'
PATHS = [
    "", "otazka/start/", "cast/why/", "kontrola/", "vysledek/1/", "vysledek/1/vypocet.json", "vysledek/7/", "odkaz/",
    "smazat/",
]  # fmt: skip


@contextlib.contextmanager
def foreign_site(target):
    """Another web server, whose only page holds a form that is sent to the target; gives its port."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(ATTACK.format(target=target).encode())

        def log_message(self, *words):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])  # same site but another origin; another site
@pytest.mark.parametrize("path", ["", "smazat/", "vysledek/", "otazka/start/"])
def test_a_form_on_a_foreign_page_is_refused(reader, browser, site, host, path):
    clerk = Clerk(reader()).begin_like("town")
    link = clerk.page.url
    with foreign_site(link + path if path else f"{site}/potreby/") as port:
        victim = browser.new_page()
        victim.goto(f"http://{host}:{port}/")
        with victim.expect_navigation() as navigation:
            victim.get_by_role("button").click()
        assert navigation.value.status == 403
        assert victim.get_by_role("heading", level=1).inner_text() == clerk.says["refused"]
        assert victim.context.cookies() == []
        victim.close()
    clerk.page.goto(link)
    assert clerk.heading == clerk.says["tasks"]
    assert clerk.says["result"] not in clerk.text


def test_pages_with_a_token_are_kept_by_nobody(reader):
    clerk = Clerk(reader()).begin_like("town")
    link = clerk.page.url
    clerk.check()
    clerk.show_result()
    for path in PATHS:
        headers = clerk.page.request.get(link + path).headers
        assert "noindex" in headers["x-robots-tag"], path
        assert headers["referrer-policy"] == "same-origin", path
        assert headers["cache-control"] == "no-store", path
        assert "set-cookie" not in headers, path
    assert clerk.page.locator('meta[name="robots"]').get_attribute("content").startswith("noindex")


def test_the_log_of_the_site_holds_no_token(reader, site_log):
    clerk = Clerk(reader()).begin()
    token = clerk.page.url.split("/")[4]
    clerk.page.request.post(f"{clerk.page.url}smazat/", headers={"Origin": "http://example.test"})
    for path in [*PATHS, "neni-tu-nic/"]:
        clerk.page.request.get(clerk.page.url + path)
    clerk.page.request.get(clerk.page.url.replace(token, token[:-1] + "x"))
    assert token[:-1] not in site_log.read_text()
    assert "/potreby/" in site_log.read_text()
