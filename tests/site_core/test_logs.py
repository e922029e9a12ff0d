"""Lines of JSON with the id of the request, and nothing about the reader."""

import io
import json
import logging
import os
from types import SimpleNamespace

import pytest
from django.test import RequestFactory
from gunicorn.config import Config

from site_core.access_log import AccessLog, WithoutTokens, clean
from site_core.json_lines import JsonLines
from site_core.request_id import CURRENT, HEADER, RequestIdMiddleware

NUMBER = "0123456789abcdef0123456789abcdef"
SECRET = "b" * 32


def line_of(record):
    WithoutTokens().filter(record)
    return json.loads(JsonLines().format(record))


def test_a_record_is_one_line_of_json():
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Broken:\n%s", ("/potreby/",), None)
    line = line_of(record)
    assert (line["level"], line["logger"], line["message"]) == ("error", "django.request", "Broken:\n/potreby/")
    assert line["process"] == os.getpid()
    assert "\n" not in JsonLines().format(record)


def test_a_traceback_is_in_the_line_without_a_token():
    try:
        raise LookupError(f"/potreby/{SECRET}/")
    except LookupError as error:
        record = logging.LogRecord("x", 40, "", 0, "broken", (), (LookupError, error, error.__traceback__))
    line = line_of(record)
    assert "LookupError: /potreby/<token>/" in line["traceback"]
    assert SECRET not in json.dumps(line)


def test_a_line_written_while_a_request_is_answered_holds_its_id():
    written = []

    def answer(request):
        written.append(line_of(logging.LogRecord("x", 40, "", 0, "busy", (), None)))
        return SimpleNamespace(headers={})

    response = RequestIdMiddleware(answer)(RequestFactory().get("/"))
    assert written[0]["request_id"] == response.headers[HEADER]
    assert CURRENT.get() == ""


@pytest.mark.parametrize(("proxies", "given", "kept"), [(1, NUMBER, True), (0, NUMBER, False), (1, SECRET[:8], False)])
def test_only_a_well_formed_id_of_our_own_proxy_is_taken(settings, client, proxies, given, kept):
    settings.PROXIES_IN_FRONT = proxies
    answered = client.get("/healthz", headers={HEADER: given}).headers[HEADER]
    assert (answered == given) is kept
    assert len(answered) == 32


@pytest.mark.parametrize("given", ["Jan Novák z Brna 12", "x" * 32, "a1\nb2" * 8])
def test_an_id_that_could_be_words_is_not_taken(settings, given):
    settings.PROXIES_IN_FRONT = 1
    request = RequestFactory().get("/", headers={HEADER: given})
    response = RequestIdMiddleware(lambda _: SimpleNamespace(headers={}))(request)
    assert response.headers[HEADER] != given


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("GET /hledat/?q=Jan+Nov%C3%A1k&page=2 200", "GET /hledat/?q=<search>&page=2 200"),
        ("/en/search/?page=2&q=secret", "/en/search/?page=2&q=<search>"),
        ("q=secret", "q=<search>"),
        ("?next=/hledat/%3Fq%3Dsecret", "?next=/hledat/%3Fq%3D<search>"),
        ("?faq=1&page=2", "?faq=1&page=2"),
        ("to jana.novakova@brno.cz refused", "to <address> refused"),
        ("Key (name)=(Jan (ml.) Novák) already exists", "Key (name)=(<value>) already exists"),
        ("Key (name)=(Jan\nNovák) already exists", "Key (name)=(<value>) already exists"),
        ("broken\nDETAIL:  Failing row contains (1, Jan\nNovák, 602).\n", "broken\nDETAIL: <value>"),
        ("Failing row contains (1, Jan, 602).", "Failing row contains <value>"),
        (
            'invalid input syntax for type integer: "Jan\nNovák"\nLINE 1: ...',
            "invalid input syntax for type integer: <value>",
        ),
        ('value "777123456" is out of range for type integer', "value <value> is out of range for type integer"),
        ("Field 'id' expected a number but got 'Jan Novák'.", "Field 'id' expected a number but got <value>"),
        ('relation "search_entry" does not exist', 'relation "search_entry" does not exist'),
        ("?q=O'Brien+Jan 200", "?q=<search> 200"),
        ('?q="Jan"&page=2', "?q=<search>&page=2"),
        ('"https://x/?q=Jan" "Browser"', '"https://x/?q=<search>" "Browser"'),
        ("?q[]=jan&page=2", "?q[]=<search>&page=2"),
        ("?q%5B0%5D=jan", "?q%5B0%5D=<search>"),
    ],
)
def test_what_a_reader_typed_is_not_in_the_log(text, kept):
    assert clean(text) == kept


def test_a_traceback_goes_on_after_what_the_database_quoted():
    text = (
        "psycopg2.errors.NotNullViolation: null value\nDETAIL:  Failing row contains (1, Jan\n\nNovák).\n\n"
        "\nThe above exception was the direct cause of the following exception:\n\nTraceback: views.py"
    )
    assert "Jan" not in clean(text)
    assert "Novák" not in clean(text)
    assert clean(text).endswith("Traceback: views.py")


def access_line(settings):
    """What the log of gunicorn gets as JSON for a search."""
    settings.LOG_FORMAT = "json"
    config = Config()
    config.set("accesslog", "-")
    log, stream = AccessLog(config), io.StringIO()
    for handler in log.access_log.handlers:
        handler.setStream(stream)
    path = f"/potreby/{SECRET}/?q=Jan"
    environ = {"REQUEST_METHOD": "GET", "RAW_URI": path, "PATH_INFO": path.split("?")[0], "QUERY_STRING": "q=Jan"}
    environ |= {"SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "203.0.113.7"}
    response = SimpleNamespace(status="200 OK", sent=5, headers=[(HEADER, NUMBER)])
    log.access(response, SimpleNamespace(headers=[]), environ, SimpleNamespace(seconds=0, microseconds=7))
    return stream.getvalue()


def test_the_log_of_the_server_has_no_address_no_token_and_no_search(settings):
    text = access_line(settings)
    line = json.loads(text.splitlines()[0])  # of each handler that the tests before left there
    assert (line["method"], line["status"], line["request_id"]) == ("GET", "200", NUMBER)
    assert line["path"] == "/potreby/<token>/"
    assert "203.0.113.7" not in text
    assert "Jan" not in text
