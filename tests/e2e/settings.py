"""As in real life (`make run`), but everything it writes lies beside the test snapshots."""

from site_core.settings.local import *  # noqa: F403
from site_core.settings.local import VAR, env

STATIC_ROOT = VAR / "test-snapshots" / "static"
MEDIA_ROOT = VAR / "test-snapshots" / "media"
MAILERS["default"]["OPTIONS"]["file_path"] = str(VAR / "test-snapshots" / "mail")  # noqa: F405
NEW_PROFILES_AN_HOUR = CORRECTIONS_AN_HOUR = CORRECTIONS_OF_A_TOOL_A_DAY = 100_000
QUESTIONS_AN_HOUR = REGISTRATIONS_AN_HOUR = 100_000  # one browser is many people
PAGE_CACHE = env.flag("PAGE_CACHE", default=False)  # tests write past the signals, and want to see it at once
