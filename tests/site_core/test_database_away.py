"""A database that is away is said to readers, and no fault in the code hides behind it."""

import sqlite3

import psycopg2
import pytest
from django.db import InterfaceError, InternalError, OperationalError, ProgrammingError
from django.test import Client
from django.urls import path

from site_core.urls import handler500
from site_core.urls import urlpatterns as real
from tests.database_snapshot import FOLDER

CAUSES = {}


def ask_the_database(request):
    """A view whose database answers with what the test put there."""
    error, cause = CAUSES["now"]
    raise error("from the driver") from cause


def tidy_up_badly(request):
    try:
        ask_the_database(request)
    except OperationalError:
        raise RuntimeError("while tidying up")  # noqa: B904


urlpatterns = [path("ptam-se/", ask_the_database), path("en/asking/", ask_the_database)]
urlpatterns += [path("en/tidying/", tidy_up_badly), *real]
assert handler500
WORDS = {"/ptam-se/": "K datům se teď nedostaneme", "/en/asking/": "We cannot reach our data just now"}
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


def of_postgres(code):
    """An error of the driver with the code that the server sent; None when it sent none any more."""
    return type("Told", (psycopg2.OperationalError,), {"pgcode": code})()


def of_sqlite(statement, file=":memory:"):
    with pytest.raises(sqlite3.Error) as caught:
        sqlite3.connect(file).execute(statement)
    return caught.value


def answer(error, cause, address="/en/asking/"):
    CAUSES["now"] = error, cause
    return Client(raise_request_exception=False).get(address)


@pytest.mark.parametrize(("code", "status"), [("25006", 503), ("25P02", 500)])
def test_a_replica_that_took_over_and_takes_no_changes_yet_is_no_fault_in_the_code(code, status):
    assert answer(InternalError, of_postgres(code)).status_code == status


@pytest.mark.parametrize("address", WORDS)
def test_readers_are_told_in_their_language_and_nobody_keeps_the_answer(address):
    response = answer(OperationalError, of_postgres(None), address)
    assert response.status_code == 503
    assert WORDS[address] in response.content.decode().replace("\xa0", " ")
    assert response.headers["Retry-After"] == "10"
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies


@pytest.mark.parametrize("code", [None, "57P01", "57P03", "08006", "53300"])
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_server_that_ends_starts_or_is_full_is_away(error, code):
    assert answer(error, of_postgres(code)).status_code == 503


@pytest.mark.parametrize(
    ("error", "code"), [(OperationalError, "57014"), (OperationalError, "40P01"), (ProgrammingError, None)]
)
def test_a_statement_that_is_refused_is_a_fault_of_ours(error, code):
    assert answer(error, of_postgres(code)).status_code == 500


def test_a_file_that_cannot_be_opened_is_away_and_a_missing_table_is_a_fault_of_ours():
    assert answer(OperationalError, of_sqlite("SELECT 1 FROM a", FOLDER)).status_code == 503
    assert answer(OperationalError, of_sqlite("SELECT 1 FROM a")).status_code == 500


def test_a_database_that_is_away_is_found_behind_another_error():
    assert answer(OperationalError, of_postgres(None), "/en/tidying/").status_code == 503
