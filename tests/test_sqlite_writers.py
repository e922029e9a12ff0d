"""Two processes write to the embedded database at once, as the web server and a management command do."""

import contextlib
import os
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from tests.database_snapshot import ROOT, copy, migrated_file

TIMES = 100


@pytest.fixture
def site_file(tmp_path):
    copy(migrated_file(), file := tmp_path / "site.sqlite3")
    return file


def writer(file):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.sqlite_writer", str(TIMES)],
        cwd=ROOT, env={**os.environ, "DATABASE_URL": f"sqlite:///{file}"}, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def write_together(file):
    """Runs two writers at once; returns what each printed as an error."""
    writers = [writer(file), writer(file)]
    assert [process.stdout.readline() for process in writers] == ["ready\n", "ready\n"]
    for process in writers:
        process.stdin.write("go\n")
        process.stdin.flush()
    return [process.communicate(timeout=60)[1] for process in writers]


def test_two_processes_that_write_lose_nothing(site_file):
    assert write_together(site_file) == ["", ""]
    with contextlib.closing(sqlite3.connect(site_file)) as database:
        assert database.execute("SELECT value FROM site_core_seededvalue").fetchall() == [(str(2 * TIMES),)]


def test_a_reader_and_a_writer_do_not_wait_for_each_other(site_file):
    with (
        contextlib.closing(sqlite3.connect(site_file, timeout=0, isolation_level=None)) as writer,
        contextlib.closing(sqlite3.connect(site_file, timeout=0, isolation_level=None)) as reader,
    ):
        reader.execute("BEGIN")
        assert reader.execute("SELECT language_code FROM wagtailcore_locale").fetchone() == ("cs",)
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE wagtailcore_locale SET language_code = 'xx'")
        writer.execute("COMMIT")  # without WAL: database is locked
        assert reader.execute("SELECT language_code FROM wagtailcore_locale").fetchone() == ("cs",)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only for SQLite")
def test_a_second_writer_waits_up_to_twenty_seconds_before_it_reads():
    assert settings.DATABASES["default"]["OPTIONS"]["timeout"] == 20
    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
