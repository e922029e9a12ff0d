"""The rehearsal: a backup of a whole site is restored into a fresh database, and the site is the same."""

import contextlib
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import time
import urllib.request
from pathlib import Path

import pytest

from site_core.backup import pictures
from tests import database_snapshot, served_site
from tests.backup_place import Place, only_backup
from tests.conftest import new_database
from tests.database_snapshot import ROOT, manage

PAGES = ("/", "/en/", "/nastroje/", "/en/tools/", "/aktuality/", "/workshopy/", "/sitemap-cs.xml")
PICTURE = "original_images/map.png"


def pages_of(address: str, *more: str) -> list[str]:
    """What readers see."""
    return [read(address, page) for page in (*PAGES, *more)]


def read(address: str, page: str) -> str:
    with urllib.request.urlopen(address + page, timeout=60) as response:
        return re.sub(r"127\.0\.0\.1:\d+", "host", response.read().decode())


def stored_result(address: str) -> str:
    """The path of what a municipality gets at the end of the questionnaire."""
    command = [sys.executable, ".ci/visitor.py", address]
    visit = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert visit.returncode == 0, visit.stderr
    return visit.stdout.strip().removeprefix(address)


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    """A key of age: the file with the secret part, and the public part."""
    file = tmp_path_factory.mktemp("key") / "key.txt"
    subprocess.run(["age-keygen", "-o", str(file)], check=True, capture_output=True)
    return file, re.search(r"age1\w+", file.read_text()).group()


@pytest.fixture
def picture(tmp_path):
    file = tmp_path / "media" / PICTURE
    file.parent.mkdir(parents=True)
    file.write_bytes(bytes(range(256)) * 500)
    return tmp_path / "media"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def databases(request, tmp_path):
    """The addresses of a seeded database and of an empty one."""
    if request.param == "sqlite":
        database_snapshot.copy(served_site.seeded_file(), tmp_path / "site.sqlite3")
        yield f"sqlite:///{tmp_path / 'site.sqlite3'}", f"sqlite:///{tmp_path / 'fresh.sqlite3'}"
    else:
        with new_database() as fresh:
            yield request.getfixturevalue("site_database"), fresh


@pytest.mark.age
@pytest.mark.slow
def test_a_site_at_work_is_restored_with_the_same_rows_pictures_pages_and_results(databases, key, picture, tmp_path):
    identity, recipient = key
    site, fresh = Place(databases[0], picture, recipient), Place(databases[1], tmp_path / "fresh-media")
    with site.at_work(tmp_path / "log") as address:
        result = stored_result(address)
        before = pages_of(address, result)
        done = site.manage("backup", str(tmp_path / "backups"))
    assert done.returncode == 0, done.stderr
    backup = only_backup(tmp_path / "backups")
    assert json.loads((backup / "manifest.json").read_text())["counts"]["wagtailcore_page"] > 50
    done = fresh.manage("restore", str(backup), "--identity", str(identity))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "fresh-media" / PICTURE).read_bytes() == (picture / PICTURE).read_bytes()
    with fresh.just_served(tmp_path / "fresh-log") as address:
        assert pages_of(address, result) == before
        assert json.loads(read(address, "/readyz"))["checks"]["migrations"] == "ok"


@pytest.fixture(scope="module")
def small_site(key, tmp_path_factory):
    """A small site on SQLite, and its backup."""
    folder = tmp_path_factory.mktemp("small")
    database_snapshot.copy(database_snapshot.migrated_file(), folder / "site.sqlite3")
    site = Place(f"sqlite:///{folder / 'site.sqlite3'}", folder / "media", key[1])
    assert site.manage("backup", str(folder / "backups")).returncode == 0
    return site, only_backup(folder / "backups")


@pytest.fixture
def backup(small_site):
    return small_site[1]


@pytest.fixture
def fresh(tmp_path):
    """An empty place."""
    return Place(f"sqlite:///{tmp_path / 'fresh.sqlite3'}", tmp_path / "fresh")


@pytest.mark.age
def test_nothing_in_a_backup_can_be_read_without_the_key(backup, fresh, tmp_path):
    assert {file.name for file in backup.iterdir()} == {"database.age", "media.tar.age", "manifest.json"}
    for file in backup.glob("*.age"):
        assert file.read_bytes().startswith(b"age-encryption.org/v1")
    other = tmp_path / "other.txt"
    subprocess.run(["age-keygen", "-o", str(other)], check=True, capture_output=True)
    done = fresh.manage("restore", str(backup), "--identity", str(other))
    assert done.returncode == 1
    assert "right key" in done.stderr


@pytest.mark.age
def test_a_damaged_backup_is_not_restored(backup, fresh, key, tmp_path):
    damaged = shutil.copytree(backup, tmp_path / "damaged")
    with (damaged / "database.age").open("r+b") as file:
        file.seek(5000)
        file.write(b"damage")
    done = fresh.manage("restore", str(damaged), "--identity", str(key[0]))
    assert done.returncode == 1
    assert "not those that were written" in done.stderr


@pytest.mark.age
def test_a_database_with_something_in_it_is_never_written_over(small_site, key):
    full, backup = small_site
    done = full.manage("restore", str(backup), "--identity", str(key[0]))
    assert done.returncode == 1
    assert "not empty" in done.stderr


def test_without_a_key_nothing_is_written(tmp_path):
    done = Place(f"sqlite:///{tmp_path / 'x.sqlite3'}", tmp_path).manage("backup", str(tmp_path / "backups"))
    assert done.returncode == 1
    assert "BACKUP_RECIPIENT" in done.stderr
    assert not (tmp_path / "backups").exists()


@pytest.mark.age
def test_a_run_that_fails_leaves_nothing_behind_and_says_why(small_site, tmp_path):
    site = Place(small_site[0].database, tmp_path / "media", "no key")
    done = site.manage("backup", str(tmp_path / "backups"))
    assert done.returncode == 1
    assert "is BACKUP_RECIPIENT a key of age?" in done.stderr
    assert list((tmp_path / "backups").iterdir()) == []


@pytest.mark.age
def test_where_there_is_no_timer_a_process_makes_the_backup_that_is_due_and_ends_when_told_to(small_site, tmp_path):
    backups, longest = tmp_path / "backups", time.monotonic() + 60
    with small_site[0].keeps_on("backup", str(backups), "--daily", "03:20"):
        while not list(backups.glob("*Z")):
            assert time.monotonic() < longest
            time.sleep(0.1)
    assert {file.name for file in only_backup(backups).iterdir()} == {"database.age", "media.tar.age", "manifest.json"}


@pytest.fixture(scope="module")
def on_postgres(key, tmp_path_factory):
    """The backup of a whole site on PostgreSQL."""
    folder = tmp_path_factory.mktemp("postgres")
    with new_database(template=served_site.seeded_template().rpartition("/")[2]) as database:
        done = Place(database, folder / "media", key[1]).manage("backup", str(folder / "backups"))
    assert done.returncode == 0, done.stderr
    return only_backup(folder / "backups")


@pytest.mark.age
@pytest.mark.postgres
def test_a_wrong_key_is_said_as_that_on_postgres_too(on_postgres, tmp_path):
    subprocess.run(["age-keygen", "-o", str(other := tmp_path / "other.txt")], check=True, capture_output=True)
    with new_database() as fresh:
        done = Place(fresh, tmp_path / "fresh").manage("restore", str(on_postgres), "--identity", str(other))
    assert done.returncode == 1
    assert "right key" in done.stderr
    assert "Traceback" not in done.stderr


def changed_program(folder, then):
    """The PATH on which what pg_restore says goes through something else."""
    program = folder / "programs" / "pg_restore"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\n"{shutil.which("pg_restore")}" "$@" | {then}\n')
    program.chmod(0o755)
    return f"{program.parent}:{os.environ['PATH']}"


@pytest.mark.age
@pytest.mark.postgres
def test_programs_of_postgres_may_be_newer_than_the_server(on_postgres, key, tmp_path):
    newer = """awk '/^SET tran/ {next} {print} /^SET lock_timeout/ {print "SET transaction_timeout = 0;"}'"""
    path = changed_program(tmp_path, newer)  # as 17 says to each server; those before 17 do not know it
    with new_database() as fresh:
        site = Place(fresh, tmp_path / "fresh")
        done = site.manage("restore", str(on_postgres), "--identity", str(key[0]), PATH=path)
    assert done.returncode == 0, done.stderr


@pytest.mark.age
@pytest.mark.postgres
def test_what_ends_in_the_middle_leaves_the_database_empty(on_postgres, key, tmp_path):
    path = changed_program(tmp_path, """awk '{print} /^\\);/ {exit}'; exit 1""")  # after the first table
    words = ("restore", str(on_postgres), "--identity", str(key[0]))
    with new_database() as fresh:
        site = Place(fresh, tmp_path / "fresh")
        assert "could not be filled" in site.manage(*words, PATH=path).stderr
        done = site.manage(*words)
    assert done.returncode == 0, done.stderr


class Deleting(io.BytesIO):
    """A target of an archive; with the first that comes, other pictures are deleted, and a whole folder."""

    def __init__(self, media: Path):
        super().__init__()
        self.media = media

    def write(self, some):
        (self.media / "z.png").unlink(missing_ok=True)
        shutil.rmtree(self.media / "images", ignore_errors=True)
        return super().write(some)


def test_what_is_deleted_while_the_backup_runs_is_left_out_and_the_rest_is_there(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "images").mkdir()
    for name in ("a.png", "images/b.png", "z.png"):
        (tmp_path / name).write_bytes(bytes(100_000))
    stream = Deleting(tmp_path)
    pictures.write(stream)
    stream.seek(0)
    with tarfile.open(fileobj=stream) as archive:
        assert archive.getmember("a.png").size == 100_000
        assert {"images/b.png", "z.png"}.isdisjoint(archive.getnames())


@pytest.mark.age
@pytest.mark.parametrize(
    ("manifest", "words"),
    [(None, "manifest.json is missing"), ("{", "is damaged"), ("[]", "is damaged"), ("{}", "is damaged")],
)
def test_a_folder_without_a_whole_list_of_what_is_in_it_is_no_backup(backup, fresh, key, tmp_path, manifest, words):
    partial = shutil.copytree(backup, tmp_path / "partial")
    (partial / "manifest.json").unlink()
    if manifest is not None:
        (partial / "manifest.json").write_text(manifest)
    done = fresh.manage("restore", str(partial), "--identity", str(key[0]))
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.age
def test_a_backup_of_a_newer_release_is_refused_and_it_is_said_what_to_do(backup, fresh, key, tmp_path):
    newer = shutil.copytree(backup, tmp_path / "newer")
    about = json.loads((newer / "manifest.json").read_text())
    assert "site_core" in about["migrations"]
    about["migrations"]["search"] = "9999_from_the_future"
    (newer / "manifest.json").write_text(json.dumps(about))
    done = fresh.manage("restore", str(newer), "--identity", str(key[0]))
    assert done.returncode == 1
    assert "newer release" in done.stderr
    assert "search.9999_from_the_future" in done.stderr
    assert "the code of the release that made it" in done.stderr
    with contextlib.closing(sqlite3.connect(tmp_path / "fresh.sqlite3")) as door:
        assert door.execute("SELECT name FROM sqlite_master").fetchall() == []


@pytest.mark.age
@pytest.mark.slow
def test_a_backup_of_an_older_release_is_restored_and_migrated_and_nobody_holds_a_lease_of_then(key, fresh, tmp_path):
    database_snapshot.copy(database_snapshot.migrated_file(), tmp_path / "old.sqlite3")
    old = Place(f"sqlite:///{tmp_path / 'old.sqlite3'}", tmp_path / "media", key[1])
    manage("migrate", "search", "0004", "--verbosity=0", database=old.database)
    with contextlib.closing(sqlite3.connect(tmp_path / "old.sqlite3")) as door, door:
        door.execute("INSERT INTO site_core_lease (name, until) VALUES ('search index', '2999-01-01')")
    assert old.manage("backup", str(tmp_path / "backups")).returncode == 0
    backup = only_backup(tmp_path / "backups")
    done = fresh.manage("restore", str(backup), "--identity", str(key[0]))
    assert done.returncode == 0, done.stderr
    manage("migrate", "--check", database=fresh.database)
    with contextlib.closing(sqlite3.connect(tmp_path / "fresh.sqlite3")) as door:
        assert door.execute("SELECT name FROM site_core_lease").fetchall() == []
