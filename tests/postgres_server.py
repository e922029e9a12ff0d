"""Statements on the PostgreSQL server of the tests, outside Django."""

import contextlib

import dj_database_url
import psycopg2


def connect(address):
    """An open connection to a database given by its address; each statement counts at once."""
    parts = dj_database_url.parse(address)
    door = psycopg2.connect(
        dbname=parts["NAME"], user=parts["USER"], password=parts["PASSWORD"] or None,
        host=parts["HOST"], port=parts["PORT"] or None,
    )  # fmt: skip
    door.autocommit = True
    return contextlib.closing(door)


def run(address, statement):
    """Runs one statement; returns its rows."""
    with connect(address) as door, door.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []
