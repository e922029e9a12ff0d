"""The production database: all migrations, the whole set-up and a recommendation on a real PostgreSQL."""

import contextlib
import json
import re
import sqlite3

import pytest

from tests.database_snapshot import manage
from tests.postgres_server import run
from tests.served_site import seeded_file

pytestmark = pytest.mark.postgres

ANSWERS = {
    "edition": "2026.1",
    "answers": {
        "level": "consult", "activities": ["survey"], "size": "pop_2000_9999",
        "staff": "h_3_8", "hosting": "no_requirement",
    },
}  # fmt: skip
SNAPSHOTS = "SELECT id FROM tools_catalog_snapshot ORDER BY id"


def test_all_migrations_run(site_database):
    manage("migrate", "--check", database=site_database)
    manage("makemigrations", "--check", "--dry-run", database=site_database)


def test_the_catalogue_is_the_same_snapshot_as_on_sqlite(site_database):
    with contextlib.closing(sqlite3.connect(seeded_file())) as embedded:
        assert run(site_database, SNAPSHOTS) == embedded.execute(SNAPSHOTS).fetchall()


def test_a_second_import_changes_nothing(site_database):
    before = run(site_database, SNAPSHOTS)
    output = manage("import_catalogue", database=site_database).stdout
    assert run(site_database, SNAPSHOTS) == before
    assert re.findall(r"(\w+): (\d+) added, (\d+) changed", output) == [("Tools", "0", "0"), ("Assessments", "0", "0")]


def test_the_recommendation_is_byte_for_byte_the_same_as_on_sqlite(site_database, tmp_path):
    (file := tmp_path / "answers.json").write_text(json.dumps(ANSWERS))
    words = ("recommend", str(file), "--format", "json", "--as-of", "2026-12-01")
    one, other = (manage(*words, database=address).stdout for address in (site_database, f"sqlite:///{seeded_file()}"))
    assert json.loads(one)["listed"]
    assert one == other
