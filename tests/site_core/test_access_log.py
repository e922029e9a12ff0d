"""The secret part of a link never reaches a log."""

import logging
import secrets
from types import SimpleNamespace

import pytest
from gunicorn.config import Config

from site_core.access_log import AccessLog, WithoutTokens, clean, without_tokens
from tests.link_endings import ENDINGS

SECRET = "bX3-" * 8


@pytest.mark.parametrize("bytes_of_token", [16, 24, 32])
def test_a_token_in_a_path_is_replaced(bytes_of_token):
    token = secrets.token_urlsafe(bytes_of_token)
    assert without_tokens(f"GET /potreby/{token}/kontrola/ 200") == "GET /potreby/<token>/kontrola/ 200"


def test_a_token_at_the_end_of_a_path_is_replaced():
    assert without_tokens(f"/en/needs/{'a' * 32}") == "/en/needs/<token>"


@pytest.mark.parametrize("end", [*ENDINGS, ">", "; "])
def test_what_a_mail_program_puts_behind_a_link_does_not_hide_the_token(end):
    assert without_tokens(f"Not Found: /potreby/{SECRET}{end}") == f"Not Found: /potreby/<token>{end}"


@pytest.mark.parametrize(
    "path",
    [
        "/en/tools/consul-democracy/",
        "/static/build/site.0123456789abcdef01234567.css",
        '/site_core/migrations/0012_something_with_a_long_name.py", line 3',
    ],
)
def test_ordinary_paths_stay(path):
    assert without_tokens(path) == path


def test_the_filter_cleans_the_finished_message():
    record = logging.LogRecord("django.request", 30, "", 0, "Not Found: %s", (f"/potreby/{'b' * 32}/",), None)
    WithoutTokens().filter(record)
    assert record.getMessage() == "Not Found: /potreby/<token>/"


def test_a_traceback_holds_no_token():
    try:
        raise LookupError(f"Reverse for 'tasks' with arguments '('{SECRET}',)' not found at /needs/{SECRET}/")
    except LookupError as error:
        record = logging.LogRecord("django.request", 40, "", 0, "broken", (), (LookupError, error, error.__traceback__))
    WithoutTokens().filter(record)
    written = logging.Formatter().format(record)
    assert "LookupError: Reverse for 'tasks'" in written
    assert SECRET not in written


def test_the_access_log_of_the_server_holds_no_token():
    log = AccessLog(Config())
    path = f"/potreby/{SECRET}/kontrola/"
    environ = {"REQUEST_METHOD": "GET", "RAW_URI": path, "PATH_INFO": path, "SERVER_PROTOCOL": "HTTP/1.1"}
    environ["HTTP_REFERER"] = f"https://civicport.example/potreby/{SECRET}"
    request = SimpleNamespace(headers=[("REFERER", environ["HTTP_REFERER"])])
    response = SimpleNamespace(status="200 OK", sent=1, headers=[("Location", path)])
    atoms = log.atoms(response, request, environ, SimpleNamespace(seconds=0, microseconds=1))
    assert atoms["U"] == "/potreby/<token>/kontrola/"
    assert SECRET not in str(atoms)


def test_what_the_staff_look_for_stays_out_of_the_logs():
    line = 'GET /admin/registrations/?q=Nina+Nov%C3%A1&page=2 HTTP/1.1" 200'
    assert clean(line) == 'GET /admin/registrations/?<search> HTTP/1.1" 200'
    assert clean("/nastroje/?hledat=decidim") == "/nastroje/?hledat=decidim"


def test_the_access_log_holds_no_search_of_the_staff_in_any_of_its_fields():
    log, query = AccessLog(Config()), "q=Nina"
    environ = {"REQUEST_METHOD": "GET", "RAW_URI": f"/admin/registrations/?{query}", "QUERY_STRING": query}
    environ |= {"PATH_INFO": "/admin/registrations/", "SERVER_PROTOCOL": "HTTP/1.1"}
    environ["HTTP_REFERER"] = f"https://civicport.example/admin/registrations/?{query}"
    request = SimpleNamespace(headers=[("REFERER", environ["HTTP_REFERER"])])
    response = SimpleNamespace(status="200 OK", sent=1, headers=[])
    atoms = log.atoms(response, request, environ, SimpleNamespace(seconds=0, microseconds=1))
    assert "Nina" not in str(atoms)
    assert atoms["q"] == "<search>"


def test_the_error_log_of_the_server_holds_no_token():
    log = AccessLog(Config())
    assert all(any(isinstance(one, WithoutTokens) for one in handler.filters) for handler in log.error_log.handlers)
    assert log.error_log.handlers
