"""Staff whose every request may meet another process: no process keeps anything of them for itself."""

import contextlib
import sqlite3

import pytest

from tests import redis_server
from tests.database_snapshot import copy, manage
from tests.production_site import Production
from tests.served_site import SETTINGS, free_port, running, seeded_file
from tests.site_core.accounts.phone import PASSWORD, code_of
from tests.site_core.page_saver import WITHOUT_BLOCKS
from tests.two_processes import CODE, DOOR, LOGIN, SECRET, STAFF, Visitor, lines

pytestmark = [pytest.mark.own_redis, pytest.mark.slow]
PAGE = "SELECT id FROM wagtailcore_page WHERE slug = 'aktuality'"
SAVED = "byla aktualizována"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("staff")
    copy(seeded_file(), folder / "site.sqlite3")
    database, port = f"sqlite:///{folder / 'site.sqlite3'}", free_port()
    manage("shell", "--no-imports", "-c", STAFF, database=database, DJANGO_SETTINGS_MODULE=SETTINGS)
    command = ["-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "site_core.wsgi"]
    with redis_server.running(folder) as redis:
        around = {
            "LISTEN": f"127.0.0.1:{port}", "WEB_CONCURRENCY": "2", "LOG_FORMAT": "json", "REDIS_URL": redis.url,
            "SECOND_FACTOR": "true",
        }  # fmt: skip
        with running(command, port, database, folder / "gunicorn.log", **around) as address:
            yield Production(folder, database, address, "", f"127.0.0.1:{port}", around)


@pytest.fixture
def both(site):
    """A line to each process."""
    with lines(site) as found:
        yield list(found.items())


def logged_in(site, name, first, second):
    visitor = Visitor(site)
    visitor.logs_in(name, first, second)
    return visitor


def edit_of_a_page(site):
    with contextlib.closing(sqlite3.connect(site.folder / "site.sqlite3")) as door:
        return f"/admin/pages/{door.execute(PAGE).fetchone()[0]}/edit/"


def is_inside(visitor, line):
    return visitor.asks(DOOR, line=line).status == 200


def test_a_login_that_began_at_one_process_ends_at_the_other_and_opens_both_until_it_is_ended_at_one(site, both):
    (_, first), (_, second) = both
    jana = logged_in(site, "jana", first, second)
    answers = [jana.asks(DOOR, line=line) for line in (first, second)]
    assert [(answer.status, answer.process) for answer in answers] == [(200, number) for number, _ in both]
    assert jana.sends("/ucet/odhlaseni/", first).status == 302
    assert not is_inside(jana, first)
    assert not is_inside(jana, second)


def test_the_password_alone_opens_nothing_at_the_other_process_either(site, both):
    (_, first), (_, second) = both
    visitor = Visitor(site)
    visitor.sends(LOGIN, first, login="petr", password=PASSWORD)
    assert [is_inside(visitor, line) for line in (first, second)] == [False, False]


def test_a_code_that_one_process_has_taken_is_not_taken_by_the_other(site, both):
    (_, first), (_, second) = both
    thief = Visitor(site)
    thief.sends(LOGIN, second, login="petr", password=PASSWORD)
    code = code_of(SECRET)
    owner = Visitor(site)
    owner.sends(LOGIN, first, login="petr", password=PASSWORD)
    assert owner.sends(CODE, first, code=code).status == 302
    assert "Kód nesouhlasí" in thief.sends(CODE, second, code=code).body
    assert not is_inside(thief, second)


def test_what_one_process_has_to_say_is_said_by_the_other(site, both):
    (_, first), (_, second) = both
    eva = logged_in(site, "eva", first, second)
    answer = eva.sends(edit_of_a_page(site), first, **WITHOUT_BLOCKS, title="Zprávy")
    assert answer.status == 302
    assert [SAVED in eva.asks(answer.headers["Location"], line=line).body for line in (second, first)] == [True, False]


def test_wrong_passwords_count_together_wherever_they_come(site, both):
    lines = [line for _, line in both]
    visitor = Visitor(site)
    told = [visitor.sends(LOGIN, lines[turn % 2], login="nobody", password="wrong").status for turn in range(5)]
    assert told == [200, 200, 200, 200, 429]
    assert visitor.sends(LOGIN, lines[1], login="nobody", password="wrong").status == 429
