"""Two processes send at once, on the embedded database and on PostgreSQL: every mail goes out, none twice."""

import os
import subprocess
import sys

import pytest

from tests.database_snapshot import ROOT, copy, manage, migrated_file

MAILS = 40
PUT = f"""
from site_core.outbox import put_mail
for number in range({MAILS}):
    put_mail(to=f"n{{number}}@example.org", subject="Dobrý den", text="Text", about="test")
"""


def sender(database, file):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.mail_sender", str(file)],
        cwd=ROOT, env={**os.environ, "DATABASE_URL": database}, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def send_together(database, file):
    """Two senders at once; the Message-IDs that went out, one for each time."""
    senders = [sender(database, file), sender(database, file)]
    assert [process.stdout.readline() for process in senders] == ["ready\n", "ready\n"]
    for process in senders:
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [process.communicate(timeout=60)[1] for process in senders] == ["", ""]
    return file.read_text().splitlines()


def every_mail_once(database, file):
    manage("shell", "--no-imports", "-c", PUT, database=database, DJANGO_SETTINGS_MODULE="site_core.settings.test")
    sent = send_together(database, file)
    return (len(sent), len(set(sent))) == (MAILS, MAILS)


def test_two_senders_on_sqlite_lose_and_double_nothing(tmp_path):
    copy(migrated_file(), database := tmp_path / "site.sqlite3")
    assert every_mail_once(f"sqlite:///{database}", tmp_path / "sent")


@pytest.mark.postgres
def test_two_senders_on_postgresql_lose_and_double_nothing(site_database, tmp_path):
    assert every_mail_once(site_database, tmp_path / "sent")
