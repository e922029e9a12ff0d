"""A site that is backed up or restored, in processes of its own."""

import contextlib
import subprocess
import sys
from pathlib import Path

from tests import served_site
from tests.database_snapshot import ROOT, surroundings

SETTINGS = "tests.backup_settings"


class Place:
    """A site with a database and a folder of pictures of its own."""

    def __init__(self, database: str, media: Path, recipient: str = ""):
        self.database = database
        self.around = {"DJANGO_SETTINGS_MODULE": SETTINGS, "MEDIA": str(media), "RECIPIENT": recipient}

    def manage(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        around = surroundings(database=self.database, **self.around, **more)
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


def only_backup(folder):
    [made] = folder.iterdir()
    return made
