"""The site behind PgBouncer in transaction mode, with fewer connections to PostgreSQL than it has threads."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.database_snapshot import ROOT, manage, surroundings
from tests.own_pooler import pooled
from tests.served_site import SETTINGS, served_by_processes

pytestmark = [pytest.mark.postgres, pytest.mark.pooler]
POOLED = {"DATABASE_POOLER": "true", "DJANGO_SETTINGS_MODULE": SETTINGS}
READ_ON = """
from django.db import connections
from wagtail.models import Page

rows = Page.objects.values_list("pk").iterator(chunk_size=2)
next(rows)
other = connections.create_connection("default")
other.set_autocommit(False)
other.cursor().execute("SELECT 1")  # has the connection now that the rows came from
print(1 + len(list(rows)), Page.objects.count())
"""


@pytest.fixture(scope="module")
def through(site_database):
    """The address of the seeded database through a pooler with two connections."""
    with pooled(site_database, connections=2) as address:
        yield address


def test_a_long_list_is_read_to_its_end_though_the_pooler_gives_the_connection_to_another(through):
    read, there = manage("shell", "--no-imports", "-c", READ_ON, database=through, **POOLED).stdout.split()
    assert read == there


@pytest.mark.slow
def test_set_up_municipalities_and_due_work_all_pass_through_two_connections(through, tmp_path):
    manage("setup", database=through, **POOLED)
    with served_by_processes(through, tmp_path / "log", processes=2, **POOLED) as site, ThreadPoolExecutor() as pool:
        visit = [sys.executable, ".ci/visitor.py", site]
        visits = [pool.submit(subprocess.run, visit, cwd=ROOT, capture_output=True, text=True) for _ in range(6)]
        manage("run_due", database=through, **POOLED)
        results = [each.result() for each in visits]
    assert [done.stderr for done in results if done.returncode] == []
    assert len({done.stdout for done in results}) == 6


def test_a_backup_never_goes_through_a_pooler_and_says_what_to_do(through, tmp_path):
    around = surroundings(database=through, **POOLED, BACKUP_RECIPIENT="age1" + 58 * "q")
    command = [sys.executable, "manage.py", "backup", str(tmp_path / "backups")]
    done = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "name the server itself" in done.stderr
    assert list((tmp_path / "backups").iterdir()) == []
