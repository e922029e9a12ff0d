"""Tests: nothing running, nothing written outside temporary folders, fast passwords."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "only-for-tests")

from site_core.settings.base import *  # noqa: F403

TEMPORARY = tempfile.mkdtemp(prefix="civicport-test-")
MEDIA_ROOT = Path(TEMPORARY) / "media"
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "media_library.room.WholeFiles"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
SECOND_FACTOR = False  # tests of it switch it on
PAGE_CACHE = False  # tests of it switch it on
