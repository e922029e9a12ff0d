"""Settings of a worker in tests: the queue of production, and a mail server that can be stopped at a given point."""

import os

from site_core.settings.test import *  # noqa: F403

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MAILERS = {
    "default": {"BACKEND": "tests.slow_mail_server.Mailer", "OPTIONS": {"folder": os.environ["MAIL_SERVER"]}},
}
