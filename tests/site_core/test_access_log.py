"""The secret part of a link never reaches a log."""

import logging
import secrets

import pytest

from site_core.access_log import WithoutTokens, without_tokens


@pytest.mark.parametrize("bytes_of_token", [16, 24, 32])
def test_a_token_in_a_path_is_replaced(bytes_of_token):
    token = secrets.token_urlsafe(bytes_of_token)
    assert without_tokens(f"GET /potreby/{token}/kontrola/ 200") == "GET /potreby/<token>/kontrola/ 200"


def test_a_token_at_the_end_of_a_path_is_replaced():
    assert without_tokens(f"/en/needs/{'a' * 32}") == "/en/needs/<token>"


@pytest.mark.parametrize("path", ["/en/tools/consul-democracy/", "/static/build/site.0123456789abcdef01234567.css"])
def test_ordinary_paths_stay(path):
    assert without_tokens(path) == path


def test_the_filter_cleans_the_finished_message():
    record = logging.LogRecord("django.request", 30, "", 0, "Not Found: %s", (f"/potreby/{'b' * 32}/",), None)
    WithoutTokens().filter(record)
    assert record.getMessage() == "Not Found: /potreby/<token>/"
