"""Two processes publish at once, on the embedded database and on PostgreSQL: neither loses what the other published."""

import os
import subprocess
import sys

import pytest

from tests.database_snapshot import ROOT, copy, manage
from tests.served_site import seeded_file

ROUNDS = 4
TOOLS = ("decidim", "munipolis")
CHANGE = f"""
from tools_catalog.models import Tool
for key in {TOOLS}:
    Tool.objects.filter(key=key).update(vendor="Dodavatel %s")
"""
PUBLISHED = """
from tools_catalog.adapters import current_snapshot
from tools_catalog.models import Publication
from tools_catalog.snapshots import publish_snapshot
latest = Publication.objects.latest().snapshot
print([current_snapshot().tools[key]["vendor"] for key in %s], publish_snapshot() == latest)
"""


def shell(database, code):
    """What the code prints."""
    return manage("shell", "--no-imports", "-c", code, database=database).stdout.strip()


def publisher(database, key):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.publisher", key],
        cwd=ROOT, env={**os.environ, "DATABASE_URL": database}, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def publish_together(database):
    """One process for each tool, all at the same moment."""
    publishers = [publisher(database, key) for key in TOOLS]
    assert [process.stdout.readline() for process in publishers] == ["ready\n"] * len(TOOLS)
    for process in publishers:
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [(process.communicate(timeout=60)[1], process.returncode) for process in publishers] == [("", 0)] * 2


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request, tmp_path):
    """The address of a database with the seeded catalogue."""
    if request.param == "postgres":
        return request.getfixturevalue("site_database")
    copy(seeded_file(), file := tmp_path / "site.sqlite3")
    return f"sqlite:///{file}"


def test_the_snapshot_holds_what_both_published(database):
    for turn in range(ROUNDS):
        shell(database, CHANGE % turn)

        publish_together(database)

        assert shell(database, PUBLISHED % (TOOLS,)) == f"['Dodavatel {turn}', 'Dodavatel {turn}'] True"
