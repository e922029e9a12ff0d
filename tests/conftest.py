"""What holds for all tests: the database from a snapshot, and a reason for each test that can't run here."""

import contextlib
import gc
import os
import secrets
import shutil
import subprocess
from functools import cache

import pytest
from django.conf import settings
from django.utils.translation import override
from hypothesis import settings as hypothesis_settings

from tests import database_snapshot, own_pooler, postgres_server, production_site, redis_server, served_site, small_disk

hypothesis_settings.register_profile("unhurried", deadline=None)  # a busy machine is slow, not wrong
hypothesis_settings.load_profile("unhurried")
FORBIDDEN = os.environ.get("CI_NO_SKIPS") == "1"
GARBAGE = 100_000, 20, 20  # objects until Python looks for circles among the new ones, then among older ones
STATE = pytest.StashKey[database_snapshot.InMemory | database_snapshot.OnServer]()


# --- the test database ----------------------------------------------------------------------------------------------
@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """Fills the test database from the snapshot of all migrations."""
    with django_db_blocker.unblock():
        database = database_snapshot.test_database()
        database.create()
    request.config.stash[STATE] = database
    yield
    del request.config.stash[STATE]
    database.destroy()


def pytest_collection_finish():
    """What stands now stays to the end. A third of a long run went into looking for garbage in it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE)


def flushes(item: pytest.Item) -> bool:
    """A test with real transactions leaves empty tables: no language, no root page."""
    mark = item.get_closest_marker("django_db")
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(mark and mark.kwargs.get("transaction")) or bool(fixtures & {"transactional_db", "live_server"})


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    result = yield
    database = item.config.stash.get(STATE, None)
    if database and nextitem is not None and flushes(item):
        database.restore()
    return result


@contextlib.contextmanager
def new_database(template="template1"):
    """The address of a new database on the test server, a copy of another one; it is gone afterwards."""
    server, name = os.environ["TEST_POSTGRES_URL"], f"site_{secrets.token_hex(4)}"
    postgres_server.run(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield server.rpartition("/")[0] + f"/{name}"
    postgres_server.run(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def site_database():
    """The address of a seeded database that a module has for itself: whoever publishes in it disturbs nobody."""
    with new_database(template=served_site.seeded_template().rpartition("/")[2]) as address:
        yield address


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def on_either_database(request, tmp_path_factory):
    """The address of the served site and that of its database, on SQLite and on PostgreSQL."""
    folder = tmp_path_factory.mktemp("served")
    if request.param == "sqlite":
        database_snapshot.copy(served_site.seeded_file(), folder / "site.sqlite3")
        database = f"sqlite:///{folder / 'site.sqlite3'}"
    else:
        database = request.getfixturevalue("site_database")
    with served_site.served(database, folder / "site.log") as site:
        yield site, database


@pytest.fixture(autouse=True)
def _first_language():
    """Every test begins in the site's first language, whatever page the one before has asked for."""
    with override(settings.LANGUAGE_CODE):
        yield


# --- tests that need more than Python ---------------------------------------------------------------------------------
@cache
def chromium() -> str | None:
    """The path of a chromium that really starts; one that is only named on the PATH proves nothing."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    for path in filter(None, map(shutil.which, filter(None, names))):
        started = subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60)
        if started.returncode == 0:
            return path
    return None


def missing(item: pytest.Item) -> str | None:
    """Why a test can't run on this machine."""
    if item.get_closest_marker("browser") and not chromium():
        return "needs chromium: install it, or name it by CHROMIUM"
    if item.get_closest_marker("age") and not shutil.which("age"):
        return "needs age: Debian, Ubuntu: sudo apt-get install age"
    if item.get_closest_marker("small_disk") and not small_disk.is_possible():
        return "needs Linux and the right to mount a disk of its own (unshare --mount)"
    if item.get_closest_marker("own_redis") and not redis_server.PROGRAM:
        return "needs redis-server: Debian, Ubuntu: sudo apt-get install redis-server"
    if item.get_closest_marker("pooler") and not own_pooler.PROGRAM:
        return "needs pgbouncer: Debian, Ubuntu: sudo apt-get install pgbouncer"
    if item.get_closest_marker("postgres") and not os.environ.get("TEST_POSTGRES_URL"):
        return 'needs PostgreSQL: eval "$(deploy/dev/services.sh start)" starts one and sets TEST_POSTGRES_URL'
    if item.get_closest_marker("nginx") and not production_site.NGINX:
        return "needs nginx: install it (Debian, Ubuntu: nginx-light)"
    if item.get_closest_marker("search") and not os.environ.get("TEST_SEARCH_URL"):
        return (
            'needs Elasticsearch: eval "$(deploy/dev/services.sh start)" says what to install and sets TEST_SEARCH_URL'
        )
    return None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Browser tests come last: their event loop would get in the way of the others' database.

    The workers of `make test` take tests in this order too, so that each of them has its browser tests last.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    if reason := missing(item):
        pytest.skip(reason)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    if FORBIDDEN and skipped(session.config) and exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def skipped(config: pytest.Config) -> list[pytest.TestReport]:
    """The tests that did not run; none in a worker of `make test`, which reports to the process that prints."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return reporter.stats.get("skipped", []) if reporter else []


def pytest_terminal_summary(terminalreporter, config):
    """Which tests did not run; pytest's own list of reasons stands above."""
    if reports := skipped(config):
        terminalreporter.section("not run here")
        for report in reports:
            terminalreporter.write_line(f"{report.nodeid}: {report.longrepr[2]}")
        if FORBIDDEN:
            terminalreporter.write_line("Skips are forbidden here (CI_NO_SKIPS=1): this run has failed.", red=True)
