"""`make dev`: the debug server with reload. Never for visitors."""

from site_core.settings.local import *  # noqa: F403
from site_core.settings.local import DATABASES

DEBUG = True
PAGE_CACHE = False
DATABASES["default"]["CONN_MAX_AGE"] = 0  # the debug server has a new thread for each request
STORAGES = {
    "default": {"BACKEND": "media_library.room.WholeFiles"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
