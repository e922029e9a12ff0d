"""A very long address gets a page in the reader's language, not a line of the server."""

import pytest
from django.test import Client

from site_core.long_addresses import LONGEST_QUERY, LONGEST_REQUEST_LINE
from site_core.server import Server
from tests.page_factories import site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("path", "words"), [("/", "Adresa je příliš dlouhá"), ("/en/", "The address is too long")])
def test_a_too_long_query_is_refused_in_the_language_of_the_page(path, words):
    site()
    answer = Client().get(f"{path}?q={'a' * LONGEST_QUERY}")

    assert (answer.status_code, answer["Cache-Control"]) == (414, "no-store")
    assert words in answer.content.decode().replace("\xa0", " ").split("<h1")[1].split("</h1>")[0]


def test_a_long_query_that_fits_is_answered():
    site()

    assert Client().get(f"/?q={'a' * (LONGEST_QUERY - 2)}").status_code == 200


def test_the_embedded_server_lets_longer_lines_through_so_that_the_page_can_answer():
    assert Server("127.0.0.1", 8000, lambda: None).cfg.limit_request_line == LONGEST_REQUEST_LINE > LONGEST_QUERY
