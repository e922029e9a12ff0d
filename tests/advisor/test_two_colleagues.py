"""Two colleagues in two processes save answers of one municipality at the same time."""

import contextlib
import os
import sqlite3
import subprocess
import sys

import pytest

from tests.database_snapshot import ROOT, copy, migrated_file

pytestmark = pytest.mark.slow
TIMES = 40
PROFILE = (1, "2026.1", "edit", "read", "2026-11-25 12:00:00", "2027-02-23")


@pytest.fixture
def site_file(tmp_path):
    """A database with one profile."""
    copy(migrated_file(), file := tmp_path / "site.sqlite3")
    with contextlib.closing(sqlite3.connect(file)) as database:
        columns = "id, edition, edit_token_hash, read_token_hash, created_at, expires_on"
        database.execute(f"INSERT INTO advisor_needsprofile ({columns}) VALUES (?, ?, ?, ?, ?, ?)", PROFILE)
        database.commit()
    return file


def answer_together(file, *questions):
    """Lets one process answer each of the questions; returns how many answers of each were stored, and the versions."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.advisor.colleague", "1", question, str(TIMES)],
            cwd=ROOT, env={**os.environ, "DATABASE_URL": f"sqlite:///{file}"}, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for question in questions
    ]  # fmt: skip
    assert [process.stdout.readline() for process in processes] == ["ready\n"] * len(processes)
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate(timeout=120) for process in processes]
    assert [errors for _, errors in said] == [""] * len(processes)
    with contextlib.closing(sqlite3.connect(file)) as database:
        versions = database.execute("SELECT version FROM advisor_answer ORDER BY question").fetchall()
    return [int(stored) for stored, _ in said], [version for (version,) in versions]


def test_on_different_questions_every_answer_is_stored(site_file):
    assert answer_together(site_file, "size", "staff") == ([TIMES, TIMES], [TIMES, TIMES])


def test_on_the_same_question_no_answer_is_overwritten_unseen(site_file):
    stored, versions = answer_together(site_file, "size", "size")
    assert versions == [sum(stored)]
