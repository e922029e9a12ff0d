"""All migrations, for real, from an empty database; the other tests use a snapshot of their result."""

import contextlib
import sqlite3

import pytest

from tests.database_snapshot import manage, migrated_file


def shape(file):
    """The statement that made each table and index, and how many rows each table has."""
    with contextlib.closing(sqlite3.connect(file)) as database:
        made = dict(database.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
        tables = [name for name, sql in made.items() if sql.startswith("CREATE TABLE")]
        rows = {table: database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}
    return made, rows


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """The file of a first set-up, and what was said meanwhile."""
    file = tmp_path_factory.mktemp("first") / "site.sqlite3"
    return file, manage("migrate", "--verbosity=0", database=f"sqlite:///{file}").stderr


@pytest.mark.slow
def test_all_migrations_give_what_the_snapshot_holds(first):
    file, _ = first
    assert shape(file) == shape(migrated_file())
    _, rows = shape(file)
    assert rows["wagtailcore_locale"] == 1


@pytest.mark.slow
def test_a_first_set_up_speaks_of_no_fault(first):
    assert first[1] == ""


def test_no_migration_is_missing(tmp_path):
    manage("makemigrations", "--check", "--dry-run", database=f"sqlite:///{tmp_path / 'site.sqlite3'}")
