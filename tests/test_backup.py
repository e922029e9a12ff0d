"""The rehearsal: a backup of a whole site is restored into a fresh database, and the site is the same."""

import contextlib
import json
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from pathlib import Path

import pytest

from site_core.backup import keeping
from tests import database_snapshot, served_site
from tests.conftest import new_database
from tests.database_snapshot import ROOT, surroundings

PAGES = ("/", "/en/", "/nastroje/", "/en/tools/", "/aktuality/", "/workshopy/", "/sitemap-cs.xml")
PICTURE = "original_images/map.png"
SETTINGS = "tests.backup_settings"


class Place:
    """A site with a database and a folder of pictures of its own."""

    def __init__(self, database: str, media: Path, recipient: str = ""):
        self.database = database
        self.around = {"DJANGO_SETTINGS_MODULE": SETTINGS, "MEDIA": str(media), "RECIPIENT": recipient}

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        around = surroundings(database=self.database, **self.around)
        command = [sys.executable, "manage.py", *words]
        return subprocess.run(command, cwd=ROOT, env=around, capture_output=True, text=True, check=False)

    @contextlib.contextmanager
    def keeps_on(self, *words: str):
        """A process that goes on by itself; told to end, it ends well."""
        around = surroundings(database=self.database, **self.around)
        process = subprocess.Popen([sys.executable, "manage.py", *words], cwd=ROOT, env=around)
        try:
            yield
        finally:
            process.terminate()
        assert process.wait(timeout=60) == 0

    def at_work(self, log: Path) -> contextlib.AbstractContextManager[str]:
        """The site as people get it."""
        return served_site.served(self.database, log, **self.around)

    def just_served(self, log: Path) -> contextlib.AbstractContextManager[str]:
        """Served without any setting up: nothing that a restore left out is made again."""
        return served_site.served_by_processes(self.database, log, processes=1, **self.around)


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


def only_backup(folder):
    [made] = folder.iterdir()
    return made


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


NOW = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)
DAILY = [(NOW - timedelta(days=days)).strftime(keeping.FORM) for days in range(60)]


def test_a_week_of_backups_stays_whole_then_one_a_week_for_five_weeks():
    kept = [name for name in DAILY if name not in keeping.too_old(DAILY, NOW)]
    assert kept[:8] == DAILY[:8]
    assert [(NOW - keeping.moment_of(name)).days for name in kept[8:]] == [12, 19, 26, 33]


@pytest.mark.parametrize(
    ("made", "due"),
    [([], True), (["2026-11-26T032005Z"], False), (["2026-11-26T031955Z"], True), (["2026-11-27T025900Z"], False),
     (["2026-11-26T032005Z.unfinished", "notes"], True)],
)  # fmt: skip
def test_a_backup_is_due_when_there_is_none_since_the_clock_showed_its_time(made, due):
    assert keeping.is_due(made, clock(3, 20), NOW) is due
    assert keeping.is_due(made, clock(2, 59), NOW) is (made != ["2026-11-27T025900Z"])


def test_the_newest_backup_stays_however_old_it_is():
    assert keeping.too_old(DAILY[50:], NOW) == DAILY[51:]


def test_what_is_no_backup_is_left_alone():
    assert keeping.too_old(["notes", "2020-01-01", "2020.unfinished", *DAILY[:2]], NOW) == []


def test_what_a_killed_run_left_goes_after_a_week():
    names = [f"{name}.unfinished" for name in DAILY[:10]]
    assert sorted(keeping.too_old(names, NOW)) == sorted(names[8:])
