"""The worker of production is a process that may be killed at any moment: no mail is lost, and none is sent twice but
the one that the mail server had in its hands just then.
"""

import contextlib
import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter

import pytest

from tests import postgres_server
from tests.database_snapshot import ROOT, copy, manage, migrated_file, surroundings

SETTINGS = "tests.worker_settings"
PUT = """
from site_core.outbox import put_mail
for number in range({count}):
    put_mail(to=f"n{{number}}@example.org", subject="Dobrý den", text="Text", about="test")
"""
NOBODY_HAS_IT = "UPDATE site_core_outgoing SET due_at = created_at WHERE state = 'sending'"
STATES = "SELECT state FROM site_core_outgoing WHERE about = 'test'"
PATIENCE = 60  # seconds


class Post:
    """A site with its outbox and its queue, a mail server, and workers to be killed."""

    def __init__(self, database, folder):
        self.folder = folder
        self.database = database
        self.wishes = {"database": database, "DJANGO_SETTINGS_MODULE": SETTINGS, "MAIL_SERVER": str(folder)}

    def run(self, *words):
        return manage(*words, **self.wishes).stdout

    def put(self, count):
        self.ask("DELETE FROM site_core_outgoing")
        self.run("shell", "--no-imports", "-c", PUT.format(count=count))

    def ask(self, statement):
        """The rows that a statement gives."""
        if self.database.startswith("postgres"):
            return postgres_server.run(self.database, statement)
        with contextlib.closing(sqlite3.connect(self.database.removeprefix("sqlite:///"))) as door, door:
            return door.execute(statement).fetchall()

    def states(self):
        return Counter(state for (state,) in self.ask(STATES))

    def after_the_lease(self):
        """What the timer of production does, ten minutes later."""
        self.ask(NOBODY_HAS_IT)
        self.run("run_due")

    def taken(self):
        """Message-IDs in the order in which the server took them."""
        file = self.folder / "taken"
        return file.read_text().split() if file.exists() else []

    @contextlib.contextmanager
    def worker_to_kill(self):
        process = subprocess.Popen(
            [sys.executable, "manage.py", "db_worker", "--interval", "0.1", "--no-startup-delay"],
            cwd=ROOT, env=surroundings(**self.wishes), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    def kill_a_worker_when(self, ready):
        with self.worker_to_kill() as process:
            end = time.monotonic() + PATIENCE
            while not ready():
                assert process.poll() is None
                assert time.monotonic() < end
                time.sleep(0.01)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def post(request, tmp_path):
    if request.param == "sqlite":
        copy(migrated_file(), file := tmp_path / "site.sqlite3")
        return Post(f"sqlite:///{file}", tmp_path)
    return Post(request.getfixturevalue("site_database"), tmp_path)


def test_the_worker_sends_without_the_timer(post):
    post.put(3)
    post.run("db_worker", "--batch")
    assert post.states() == {"sent": 3}
    assert len(set(post.taken())) == len(post.taken()) == 3


def test_a_worker_killed_between_sending_and_noting_it_doubles_that_mail_once_under_the_same_name(post):
    (stop := post.folder / "stop-after").touch()
    post.put(1)
    post.kill_a_worker_when(lambda: len(post.taken()) == 1)
    assert post.states() == {"sending": 1}
    stop.unlink()

    post.run("run_due")
    assert len(post.taken()) == 1  # somebody may still be at it, as far as we know
    post.after_the_lease()
    post.after_the_lease()

    assert post.states() == {"sent": 1}
    assert len(post.taken()) == 2
    assert len(set(post.taken())) == 1


def test_a_worker_killed_before_the_server_took_the_mail_loses_nothing(post):
    (stop := post.folder / "stop-before").touch()
    post.put(1)
    post.kill_a_worker_when(lambda: post.states() == {"sending": 1})
    stop.unlink()
    post.after_the_lease()
    assert post.states() == {"sent": 1}
    assert len(post.taken()) == 1


@pytest.mark.slow
def test_of_thirty_mails_none_is_lost_and_each_kill_doubles_one_at_most(post):
    mails, kills = 30, 3
    post.put(mails)
    for turn in range(kills):
        goal = (turn + 1) * mails // (kills + 1) + random.randint(-3, 3)
        post.kill_a_worker_when(lambda goal=goal: len(post.taken()) >= goal)
    post.run("db_worker", "--batch")
    post.after_the_lease()

    assert post.states() == {"sent": mails}
    times = Counter(post.taken())
    assert len(times) == mails
    assert len(post.taken()) <= mails + kills
