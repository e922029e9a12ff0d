"""From code to a site that can serve: database, administrator, catalogue, pages, static files.

Every step may run again at any time and changes nothing that a person edited.
"""

import hashlib
import secrets
import string
from collections.abc import Callable
from importlib.metadata import distributions
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

Say = Callable[[str], object]
ADMIN = "admin"


def set_up(say: Say) -> None:
    """Runs all steps, telling each one that takes long."""
    migrate(say)
    load_content(say)
    collect_static(say)
    first_administrator(say)


def migrate(say: Say) -> None:
    """Brings the database to the shape of the code; skipped in a moment when it has it."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        say(f"Preparing the database ({len(plan)} steps, about half a minute the first time)")
        call_command("migrate", interactive=False, verbosity=0)


def load_content(say: Say) -> None:
    """Loads the catalogue, its pages, the roles of those who look after them, and what the search asks."""
    say("Loading the catalogue and the pages")
    call_command("seed")
    call_command("make_roles")
    call_command("fill_index")


def collect_static(say: Say) -> None:
    """Collects styles and the files of the admin, when they or the packages have changed.

    Names carry a hash of the content, and old files stay: a server that is still running sends them.
    """
    stamp, want = Path(settings.STATIC_ROOT) / ".stamp", static_fingerprint()
    if stamp.exists() and stamp.read_text() == want:
        return
    say("Collecting static files")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(want)


def static_fingerprint() -> str:
    """Changes when the content of one of our static files, a package version or the storage does.

    Not when files are only copied, as into an image, where those who serve may not write them again.
    """
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for folder in settings.STATICFILES_DIRS:
        for file in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
            digest.update(f"{file.relative_to(folder)} {file.stat().st_size} ".encode() + file.read_bytes())
    digest.update(repr(sorted(f"{package.name} {package.version}" for package in distributions())).encode())
    return digest.hexdigest()


def first_administrator(say: Say) -> None:
    """Makes the first administrator with a random password that is shown once and stored nowhere."""
    users = get_user_model()
    if users.objects.filter(is_superuser=True).exists():
        return
    password = new_password()
    users.objects.create_superuser(ADMIN, f"{ADMIN}@localhost.localdomain", password)
    another = "`make admin`, in production `manage.py new_admin_password`, sets a new one"
    say(f"Administrator: user {ADMIN}, password {password} (shown only now; {another})")


def new_password() -> str:
    """20 characters, about 100 bits, without letters that look alike."""
    letters = "".join(sorted(set(string.ascii_letters + string.digits) - set("0O1lI")))
    return "".join(secrets.choice(letters) for _ in range(20))
