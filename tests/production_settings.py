"""Settings of production, but what is written lies in a folder of the test."""

import os
from pathlib import Path

from site_core.settings.production import *  # noqa: F403

FOLDER = Path(os.environ["TEST_FOLDER"])
STATIC_ROOT, MEDIA_ROOT = FOLDER / "static", FOLDER / "media"
