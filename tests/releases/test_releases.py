"""Whoever has a release and takes the next one loses nothing: stored databases are brought forward for real."""

import json

import pytest

from tests.conftest import new_database
from tests.database_snapshot import manage
from tests.releases import stored
from tests.served_site import SETTINGS, served, served_by_processes

KEY = {"SECRET_KEY": stored.SECRET}


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def kind(request):
    return request.param


@pytest.fixture(params=stored.releases())
def release(request):
    return request.param


@pytest.fixture
def database(kind, release, tmp_path):
    """The address of the stored database."""
    if kind == "sqlite":
        stored.unpack(release, stored.SQLITE, file := tmp_path / "site.sqlite3")
        yield f"sqlite:///{file}"
    else:
        with new_database() as address:
            stored.fill_postgres(release, address, tmp_path)
            yield address


@pytest.mark.slow
def test_a_stored_result_shows_what_it_showed_after_the_migrations_and_after_the_whole_update(
    database, release, kind, tmp_path
):
    then = stored.shown(release, kind)
    manage("migrate", "--verbosity=0", database=database, DJANGO_SETTINGS_MODULE=SETTINGS)
    with served_by_processes(database, tmp_path / "migrated.log", processes=1, **KEY) as site:
        assert json.loads(stored.read(site + "/readyz"))["checks"]["migrations"] == "ok"
        assert stored.meaning_of(site, then["path"]) == then["meaning"]
    with served(database, tmp_path / "updated.log", **KEY) as site:
        assert stored.meaning_of(site, then["path"]) == then["meaning"]
        assert stored.read(site + "/en/")


def test_the_databases_of_a_release_are_small(release):
    sizes = [(stored.FOLDER / release / name).stat().st_size for name in (stored.SQLITE, stored.POSTGRES)]
    assert max(sizes) < 2_500_000
