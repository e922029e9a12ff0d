"""An update without a break, rehearsed: the release before serves while this one migrates, then they change places.

The release before is the code in front of the newest migration; OLD_RELEASE=<commit> names another. Each test is a
step of the same update, in the order of `docs/operations/deployment.md`.
"""

import contextlib
import secrets
import socket
from collections import Counter
from dataclasses import dataclass

import pytest

from tests.conftest import new_database
from tests.database_snapshot import ROOT
from tests.deployment.releases import Release, code_of, release_before
from tests.deployment.visits import MAIN_PATHS, read, readers, said, stored_result
from tests.workshops.registering.crowd import PLANT, people, post

pytestmark = [pytest.mark.postgres, pytest.mark.slow]
WORKSHOP = "update"


@dataclass
class Update:
    """Both releases, the socket that stays open all the time, and what readers were answered."""

    before: Release
    now: Release
    door: socket.socket
    result: str = ""
    result_said: object = None

    @property
    def site(self):
        return f"http://127.0.0.1:{self.door.getsockname()[1]}"

    def works(self):
        """The main paths answer, a registration and a whole questionnaire go through, the old result is the same."""
        for path in MAIN_PATHS:
            assert "</html>" in read(self.site + path)
        assert said(read(self.site + self.result)) == self.result_said
        assert said(read(self.site + stored_result(self.site)))
        [person] = people(self.site, WORKSHOP, 1)
        assert post(self.site, WORKSHOP, person | {"email": f"{secrets.token_hex(4)}@example.org"}) == 302


@pytest.fixture(scope="module")
def update(tmp_path_factory):
    folder = tmp_path_factory.mktemp("update")
    (folder / "before").mkdir()
    with new_database() as database, socket.create_server(("127.0.0.1", 0), backlog=128) as door:
        around = {
            "DATABASE_URL": database, "SECRET_KEY": secrets.token_urlsafe(50), "ALLOWED_HOSTS": "127.0.0.1",
            "BASE_URL": "https://127.0.0.1", "SSL_REDIRECT": "false", "REGISTRATIONS_AN_HOUR": "1000",
        }  # fmt: skip
        production = {"DJANGO_SETTINGS_MODULE": "site_core.settings.production"}
        elsewhere = {"DJANGO_SETTINGS_MODULE": "tests.production_settings", "TEST_FOLDER": str(folder)}
        before = Release(code_of(release_before(), folder / "before"), around | production, folder / "before.log")
        update = Update(before, Release(ROOT, around | elsewhere, folder / "now.log"), door)
        before.manage("setup")
        before.manage("shell", "--no-imports", "-c", PLANT.format(key=WORKSHOP, seats=1000))
        with before.serving(door):
            update.result = stored_result(update.site)
            update.result_said = said(read(update.site + update.result))
        yield update


def test_an_update_breaks_nothing_for_whoever_reads_and_writes_meanwhile(update):
    with contextlib.ExitStack() as last, readers(update.site) as answers:
        with update.before.serving(update.door):
            update.works()
            update.now.manage("migrate", "--verbosity=0")
            update.works()  # the release before on the database of this one
            update.now.manage("setup")
            update.works()
        last.enter_context(update.now.serving(update.door))  # ends after the last reader
        update.works()
    assert Counter(answers).keys() == {"read"}


def test_the_release_before_works_when_it_must_come_back(update):
    with update.before.serving(update.door):
        update.works()
