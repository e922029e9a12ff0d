"""Production without containers: gunicorn, nginx, worker and timer as real processes, on PostgreSQL, over HTTPS."""

import contextlib
import gzip
import http.client
import json
import re
import shutil
import ssl
import subprocess
import sys
import time
from dataclasses import replace
from urllib.parse import unquote

import pytest

from tests import postgres_server
from tests.database_snapshot import ROOT
from tests.link_endings import ENDINGS
from tests.production_site import in_production, proxied, worker
from tests.served_site import free_port

pytestmark = [pytest.mark.postgres, pytest.mark.nginx]
WAITING = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status IN ('READY', 'RUNNING')"
PUBLISH = "from blog.pages import ArticlePage as A; a = A.objects.live().first(); a.save_revision().publish()"
WORD, TOKEN = "soukrome-slovo", "Zx9" * 10


@pytest.fixture(scope="module")
def site(site_database, tmp_path_factory):
    with in_production(site_database, tmp_path_factory.mktemp("production")) as site:
        yield site


def asked(site, path, *, method="GET", body=None, **headers):
    """The answer of nginx, as it came: status, headers, body."""
    context = ssl.create_default_context(cafile=site.certificate)
    with contextlib.closing(http.client.HTTPSConnection(site.address[8:], timeout=60, context=context)) as line:
        line.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = line.getresponse()
        return answer.status, answer.headers, answer.read()


def written(site, log, words):
    """Whether a log has these words, or gets them in a moment: servers write after they have answered."""
    end = time.monotonic() + 10
    while words not in site.log(log) and time.monotonic() < end:
        time.sleep(0.1)
    return words in site.log(log)


def everything_is_written(site):
    """Returns when both logs have a request that came after all others."""
    number = asked(site, "/en/")[1]["X-Request-ID"]
    assert all(written(site, log, number) for log in ("access.log", "gunicorn.log"))


@pytest.mark.parametrize(("path", "language"), [("/", "cs"), ("/en/", "en")])
def test_the_start_page_answers_in_each_language_over_https(site, path, language):
    status, headers, body = asked(site, path)
    assert status == 200
    assert f'<html lang="{language}"' in body.decode()
    assert "max-age=31536000" in headers["Strict-Transport-Security"]
    assert re.fullmatch(r"[0-9a-f]{32}", headers["X-Request-ID"])


def test_a_page_travels_compressed(site):
    _, headers, body = asked(site, "/", Accept_Encoding="gzip")
    assert headers["Content-Encoding"] == "gzip"
    assert "</html>" in gzip.decompress(body).decode()


def test_a_plain_address_leads_to_https(site):
    with contextlib.closing(http.client.HTTPConnection(site.plain[7:], timeout=10)) as line:
        line.request("GET", "/en/?a=b", headers={"Host": "127.0.0.1"})
        answer = line.getresponse()
    assert (answer.status, answer.headers["Location"]) == (308, "https://127.0.0.1/en/?a=b")


def test_static_files_come_from_nginx_and_are_kept_for_a_year(site):
    _, _, page = asked(site, "/")
    style = re.search(rb'href="(/static/[^"]+\.css)"', page).group(1).decode()
    status, headers, body = asked(site, style, Accept_Encoding="gzip")
    assert status == 200
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == (site.folder / style[1:]).read_bytes()
    assert "X-Request-ID" not in headers  # the application was not asked


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_answers_through_nginx_and_stands_in_no_log_of_it(site, path):
    status, _, body = asked(site, path)
    assert (status, json.loads(body)["status"]) in {(200, "ok"), (200, "degraded")}
    everything_is_written(site)
    assert path not in site.log("access.log")


def test_a_picture_is_served_and_a_document_is_not_read_from_the_folder(site):
    for name in ("images/small.png", "documents/secret.pdf"):
        (site.folder / "media" / name).parent.mkdir(parents=True, exist_ok=True)
        (site.folder / "media" / name).write_bytes(b"content")
    assert asked(site, "/media/images/small.png")[0::2] == (200, b"content")
    assert asked(site, "/media/documents/secret.pdf")[0] == 404


def test_a_file_that_is_too_large_gets_a_page_in_both_languages(site):
    status, _, body = asked(site, "/admin/images/add/", method="POST", Content_Length=str(26 * 1024 * 1024))
    assert status == 413
    assert "nejvýš 20 MB" in body.decode()
    assert "20 MB at most" in body.decode()


def test_a_municipality_gets_a_stored_result(site):
    visit = subprocess.run(
        [sys.executable, ".ci/visitor.py", site.address], cwd=ROOT, check=False, capture_output=True, text=True,
        env={"SSL_CERT_FILE": str(site.certificate)},
    )  # fmt: skip
    assert visit.returncode == 0, visit.stderr
    path = visit.stdout.strip().removeprefix(site.address)
    token = max(path.split("/"), key=len)
    assert asked(site, path)[0] == 200
    everything_is_written(site)
    assert "<token>" in site.log("access.log")
    for name in ("access.log", "error.log", "gunicorn.log"):
        assert token not in site.log(name)


def test_no_log_tells_what_a_reader_asked_for_or_where_from(site):
    asked(site, f"/en/?q={WORD}", Referer=f"https://example.org/?q={WORD}", User_Agent="A Browser")
    number = asked(site, f"/{TOKEN}/a/{TOKEN}/?other={WORD}")[1]["X-Request-ID"]
    assert written(site, "gunicorn.log", number)
    assert written(site, "access.log", " 404 GET /<token>/a/<token>/ ")
    log = site.log("access.log")
    assert " 200 GET /en/ " in log
    for text in (log, site.log("error.log"), site.log("gunicorn.log")):
        assert not re.search(rf"{WORD}|{TOKEN}|A Browser|127\.0\.0\.1[^:]", text)


@pytest.mark.parametrize("end", [*ENDINGS, "%0A", "/%0A/x", f"/{TOKEN}./{TOKEN}/"])
def test_no_log_has_a_token_whatever_stands_behind_it(site, end):
    asked(site, f"/potreby/{TOKEN}{end}")
    everything_is_written(site)
    for name in ("access.log", "error.log", "gunicorn.log"):
        assert TOKEN not in site.log(name)
    if end in ENDINGS:
        assert f" GET /potreby/<token>{unquote(end)} " in site.log("access.log")


def test_what_nginx_cannot_keep_gets_a_page_in_both_languages_and_stands_in_the_log_as_a_status_alone(site):
    (site.folder / "body").rename(site.folder / "body-away")  # where it puts what is too large for memory
    try:
        status, _, body = asked(site, f"/en/?other={WORD}", method="POST", body=b"x" * 200_000)
    finally:
        (site.folder / "body-away").rename(site.folder / "body")
    assert status == 507
    assert "Odeslaný formulář se nepodařilo přijmout" in body.decode()
    assert "We could not take what you sent" in body.decode()
    assert written(site, "access.log", " 507 GET /nginx/not_taken.html ")
    assert WORD not in site.log("error.log") + site.log("access.log")


def test_a_static_file_that_cannot_be_sent_stands_in_the_log(site):
    assert asked(site, "/static/build/missing.css")[0] == 404
    assert written(site, "access.log", " 404 GET /static/build/missing.css ")


def test_a_request_has_the_same_id_in_both_logs(site):
    number = asked(site, "/en/")[1]["X-Request-ID"]
    assert written(site, "access.log", number)
    assert written(site, "gunicorn.log", number)


def test_the_worker_does_what_waits_and_ends_when_told_to(site):
    site.manage("shell", "--no-imports", "-c", PUBLISH)
    assert postgres_server.run(site.database, WAITING)[0][0] > 0
    with worker(site):
        end = time.monotonic() + 60
        while postgres_server.run(site.database, WAITING)[0][0]:
            assert time.monotonic() < end
            time.sleep(0.2)


def test_the_timer_runs_with_the_settings_of_production(site):
    site.manage("run_due")


def test_an_application_that_is_away_is_said_in_both_languages(site, tmp_path):
    for name in ("certificate.pem", "key.pem"):
        shutil.copy(site.folder / name, tmp_path)
    port = free_port()
    alone = replace(site, folder=tmp_path, address=f"https://127.0.0.1:{port}")
    with proxied(tmp_path, http=free_port(), https=port, application=free_port()):
        status, _, body = asked(alone, "/en/")
    assert status == 502
    assert "Web teď neodpovídá" in body.decode()
    assert "The site does not answer now" in body.decode()
