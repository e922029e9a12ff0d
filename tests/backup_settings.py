"""Settings of a site whose pictures lie where a test says."""

import os
from pathlib import Path

from tests.e2e.settings import *  # noqa: F403

MEDIA_ROOT = Path(os.environ["MEDIA"])
BACKUP_RECIPIENT = os.environ.get("RECIPIENT", "")
