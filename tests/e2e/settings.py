"""As in real life (`make run`), but everything it writes lies beside the test snapshots.

Each process of the tests has its own folder of mails: a site forgets mails and removes their files, and nobody may
read a folder that another site is clearing.
"""

import os

from site_core.settings.local import *  # noqa: F403
from site_core.settings.local import VAR, env

STATIC_ROOT = VAR / "test-snapshots" / "static"
MEDIA_ROOT = VAR / "test-snapshots" / "media"
MAILERS["default"]["OPTIONS"]["file_path"] = str(  # noqa: F405
    VAR / "test-snapshots" / "mail" / os.environ.get("PYTEST_XDIST_WORKER", "alone")
)
NEW_PROFILES_AN_HOUR = CORRECTIONS_AN_HOUR = CORRECTIONS_OF_A_TOOL_A_DAY = 100_000
QUESTIONS_AN_HOUR = REGISTRATIONS_AN_HOUR = 100_000  # one browser is many people
PAGE_CACHE = env.flag("PAGE_CACHE", default=False)  # tests write past the signals, and want to see it at once
