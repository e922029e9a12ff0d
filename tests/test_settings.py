"""Settings come from the environment through one reader."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from site_core.settings.environment import Environment

ROOT = Path(__file__).parents[1]


@pytest.fixture
def local_file(tmp_path):
    file = tmp_path / "local.env"
    file.write_text("# made at set-up\nSECRET_KEY=from-the-file\nPORT=x\nDEBUG=maybe\n")
    return file


def test_local_file_gives_a_value(local_file, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    assert Environment(local_file).text("SECRET_KEY") == "from-the-file"


def test_environment_stands_above_the_local_file(local_file, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "from-the-environment")
    assert Environment(local_file).text("SECRET_KEY") == "from-the-environment"


def test_a_missing_variable_is_named(local_file, monkeypatch):
    monkeypatch.delenv("BASE_URL", raising=False)
    with pytest.raises(ImproperlyConfigured, match="BASE_URL is not set"):
        Environment(local_file).text("BASE_URL")


@pytest.mark.parametrize(("read", "name"), [("number", "PORT"), ("flag", "DEBUG")])
def test_a_value_of_the_wrong_kind_is_named(local_file, monkeypatch, read, name):
    monkeypatch.delenv(name, raising=False)
    with pytest.raises(ImproperlyConfigured, match=name):
        getattr(Environment(local_file), read)(name, 0)


def test_an_empty_variable_counts_as_not_set(local_file, monkeypatch):
    monkeypatch.setenv("PROFILE_DAYS", "")
    assert Environment(local_file).number("PROFILE_DAYS", 90) == 90


def check_of_a_deployment(**more: str) -> subprocess.CompletedProcess[str]:
    """`check --deploy` with the settings of production."""
    strong = "a-long-and-random-word-that-only-this-test-knows-0123456789-and-that-is-never-used"
    surroundings = {
        **os.environ,
        "SECRET_KEY": strong,
        "DJANGO_SETTINGS_MODULE": "site_core.settings.production",
        "ALLOWED_HOSTS": "civicport.example",
        "BASE_URL": "https://civicport.example",
        "DATABASE_URL": "sqlite://:memory:",
        **more,
    }
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_settings_of_production_pass_every_check_of_a_deployment():
    done = check_of_a_deployment()
    assert done.returncode == 0, done.stderr


WRONG = {
    "SEARCH_URL": ["localhost:9200", "http://one:9200,two:9200", "http://", "redis://one"],
    "REDIS_URL": ["localhost:6379", "redis://", "http://localhost", "redis://host:port"],
    "SEARCH_PREFIX": ["Civic", "_civic", "civic port"],
    "WEB_CONCURRENCY": ["0", "-1", "two"],
    "BASE_URL": ["c.example", "ftp://c.example", "https://"],
    "BACKUP_RECIPIENT": ["foo", "AGE-SECRET-KEY-1ABC", "age1"],
    "SENTRY_DSN": ["foo", "https://host/1", "https://key@host/", "https://key@host/project"],
    "DATABASE_URL": ["foo", "postgres://app:secret@host:port/app"],
}
READ = "import site_core.settings.production"


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_a_wrong_value_stops_the_start_with_the_name_of_the_variable(name, value):
    with pytest.raises(subprocess.CalledProcessError) as stopped:
        in_another_process(READ, **{name: value})
    last = stopped.value.stderr.strip().splitlines()[-1]
    assert f"ImproperlyConfigured: The environment variable {name} " in last
    assert "secret" not in stopped.value.stderr


RIGHT = {
    "SEARCH_URL": ["http://user:word@one:9200,https://two:9200"],
    "REDIS_URL": ["rediss://:word@host:6379/0", "unix:///run/redis.sock"],
    "SEARCH_PREFIX": ["two-sites_1_"],
    "BACKUP_RECIPIENT": ["age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"],
    "SENTRY_DSN": ["https://key@host/1", "https://key:word@host:9000/below/1"],
    "DATABASE_URL": ["postgres://app:word@%2Frun%2Fpostgresql:5432/app", "sqlite://:memory:"],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in RIGHT.items() for value in values])
def test_a_right_value_is_taken(name, value):
    assert in_another_process(READ, **{name: value}) == ""


def test_connections_are_kept_and_looked_at_before_use():
    read = f"{READ} as p; print([p.DATABASES['default'][n] for n in ('CONN_MAX_AGE', 'CONN_HEALTH_CHECKS')])"
    assert in_another_process(read, DATABASE_URL="postgres://app@host/app") == "[600, True]"


def in_another_process(code: str, **surroundings: str) -> str:
    """What a process prints that begins without our variables."""
    plain = {name: value for name, value in os.environ.items() if name not in {"WEB_CONCURRENCY", "REDIS_URL"}}
    needed = {"SECRET_KEY": "x", "ALLOWED_HOSTS": "civicport.example", "BASE_URL": "https://civicport.example"}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, env={**plain, **needed, **surroundings}, capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip


CA = "The environment variable SEARCH_CA"
NODES = "https://one:9200,https://two:9200"


def said_at_the_start(**surroundings: str) -> str:
    """The last line of a start that fails."""
    with pytest.raises(subprocess.CalledProcessError) as stopped:
        in_another_process(READ, **surroundings)
    return str(stopped.value.stderr.strip().splitlines()[-1])


def test_a_file_with_the_authority_of_the_search_server_that_is_missing_stops_the_start(tmp_path):
    said = said_at_the_start(SEARCH_URL=NODES, SEARCH_CA=str(tmp_path / "ca.pem"))
    assert said.endswith(f"{CA} names {tmp_path}/ca.pem: it cannot be read (No such file or directory).")


def test_a_file_with_the_authority_of_the_search_server_that_holds_something_else_stops_the_start():
    said = said_at_the_start(SEARCH_URL=NODES, SEARCH_CA=str(ROOT / "README.md"))
    assert said.endswith(f"{CA} names {ROOT}/README.md: it holds no certificate in the form PEM.")


def test_an_authority_for_a_search_server_that_speaks_no_https_stops_the_start():
    said = said_at_the_start(SEARCH_URL="https://one:9200,http://two:9200", SEARCH_CA=str(ROOT / "README.md"))
    assert said.endswith(f"{CA} wants https:// in all of SEARCH_URL.")


GUNICORN = "import runpy; print(runpy.run_path('deploy/gunicorn.conf.py')['workers'])"
SETTINGS = "from site_core.settings import production as p; print(p.PROCESSES, p.PAGE_CACHE)"


@pytest.mark.parametrize(("wish", "processes", "kept"), [("", "2", "False"), ("1", "1", "True"), ("5", "5", "False")])
def test_server_and_settings_agree_on_the_number_of_processes(wish, processes, kept):
    assert in_another_process(GUNICORN, WEB_CONCURRENCY=wish) == processes
    assert in_another_process(SETTINGS, WEB_CONCURRENCY=wish) == f"{processes} {kept}"


def test_processes_that_share_a_cache_keep_pages():
    assert in_another_process(SETTINGS, REDIS_URL="redis://localhost/0") == "2 True"


CONNECT = """
import time, django
django.setup()
from django.db import OperationalError, connection
began = time.monotonic()
try:
    connection.ensure_connection()
except OperationalError:
    print(time.monotonic() - began)
"""


@pytest.mark.parametrize(("wish", "least", "most"), [("", 2, 6), ("?connect_timeout=7", 6.5, 20)])
def test_a_database_that_never_answers_is_given_up_soon_or_when_its_address_says(wish, least, most):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"postgres://app@127.0.0.1:{silent.getsockname()[1]}/app{wish}"
        waited = in_another_process(
            CONNECT, DATABASE_URL=address, DJANGO_SETTINGS_MODULE="site_core.settings.production"
        )
    assert least <= float(waited) <= most


def test_a_deployment_without_the_second_factor_fails_its_check():
    done = check_of_a_deployment(SECOND_FACTOR="false")
    assert done.returncode == 1
    assert "opens with a password alone" in done.stderr
