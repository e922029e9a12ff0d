"""The database is stopped and killed under a worker and a timer: both go on without anybody, and no mail is lost.

Real processes, as deploy/systemd and compose.yaml keep them: what ends is started again two seconds later. The
PostgreSQL is one of this file alone.
"""

import configparser
import contextlib
import subprocess
import sys
import threading
import time

import pytest
import yaml

from tests import own_postgres
from tests.database_snapshot import ROOT, surroundings
from tests.served_site import seeded_template
from tests.test_mail_worker import PUT, Post

RESTART = 2  # seconds, as the units say
PATIENCE = 60
MAILS = 30
OPEN = "SELECT status FROM django_tasks_database_dbtaskresult WHERE status IN ('READY', 'RUNNING')"
TEN_MINUTES_LATER = (
    "UPDATE site_core_outgoing SET due_at = created_at WHERE state = 'sending'",
    "UPDATE site_core_lease SET until = now() WHERE name = 'run_due'",
    "UPDATE django_tasks_database_dbtaskresult SET started_at = started_at - interval '11 minutes'",
)


class Kept:
    """A process of a site that is started again when it ends; `ends` tells how it ended each time."""

    def __init__(self, post, *words):
        self.command, self.around = [sys.executable, "manage.py", *words], surroundings(**post.wishes)
        self.ends, self.told = [], threading.Event()
        self.start()
        self.thread = threading.Thread(target=self.keep)
        self.thread.start()

    def start(self):
        self.process = subprocess.Popen(
            self.command, cwd=ROOT, env=self.around, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def keep(self):
        while not self.told.wait(0.1):
            if self.process.poll() is not None:
                self.ends.append(self.process.returncode)
                self.told.wait(RESTART)
                self.start()

    def end(self):
        self.told.set()
        self.thread.join()
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)


@contextlib.contextmanager
def kept(post, *words):
    process = Kept(post, *words)
    try:
        yield process
    finally:
        process.end()
    assert process.process.returncode == 0


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with own_postgres.running(tmp_path_factory.mktemp("workers") / "clone") as server:
        server.site = server.filled(seeded_template())
        yield server


@pytest.fixture
def post(server, tmp_path):
    server.start()  # a test that failed may have left it stopped
    return Post(server.site, tmp_path)


def wait_until(holds):
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)


def nothing_waits(post):
    return not post.states()["waiting"] and not [row for row in post.ask(OPEN) if row[0] == "READY"]


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.parametrize("fault", ["stop", "kill"])
def test_a_database_that_is_restarted_under_worker_and_timer_loses_no_mail_and_needs_nobody(server, post, fault):
    with kept(post, "db_worker", "--interval", "0.1") as worker, kept(post, "run_due", "--every", "1") as timer:
        post.put(MAILS)
        wait_until(lambda: len(post.taken()) >= MAILS // 3)
        (held := post.folder / "stop-after").touch()
        time.sleep(1)  # each of them has a mail in its hands that the mail server has taken
        getattr(server, fault)()
        held.unlink()
        time.sleep(RESTART * 2)
        assert len(post.taken()) < MAILS
        server.start()
        post.run("shell", "--no-imports", "-c", PUT.format(count=3))
        wait_until(lambda: nothing_waits(post))
        for statement in TEN_MINUTES_LATER:
            post.ask(statement)
        wait_until(lambda: post.states() == {"sent": MAILS + 3} and not post.ask(OPEN))
    assert timer.ends == []
    assert set(worker.ends) == {1}  # what ends with 0 is not started again by every keeper of processes
    assert len(set(post.taken())) == MAILS + 3
    assert len(post.taken()) <= MAILS + 3 + 2  # worker and timer had one each in their hands


@pytest.mark.postgres
def test_a_timer_that_starts_while_the_database_is_away_fails_soon_and_works_the_next_time(server, post):
    server.stop()
    began = time.monotonic()
    command = [sys.executable, "manage.py", "run_due"]
    around = surroundings(**post.wishes)
    done = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, check=False, timeout=PATIENCE)
    server.start()
    assert done.returncode == 1
    assert time.monotonic() - began < 30
    post.run("run_due")


@pytest.mark.parametrize("name", ["web", "worker"])
def test_systemd_starts_again_what_ends_for_as_long_as_it_takes(name):
    unit = configparser.ConfigParser(interpolation=None)
    unit.optionxform = str
    unit.read_string((ROOT / "deploy" / "systemd" / f"civicport-{name}.service").read_text())
    assert (unit["Service"]["Restart"], unit["Service"]["RestartSec"]) == ("always", str(RESTART))
    assert unit["Unit"]["StartLimitIntervalSec"] == "0"


@pytest.mark.parametrize("name", ["web", "worker", "timer", "backup"])
def test_compose_starts_again_what_ends(name):
    assert yaml.safe_load((ROOT / "compose.yaml").read_text())["services"][name]["restart"] == "unless-stopped"
