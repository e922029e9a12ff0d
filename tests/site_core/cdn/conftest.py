"""A site at https://civicport.example with a cache in front and a queue, whose jobs nobody does."""

import pytest

from tests.cache_in_front import cache_in_front

HOST = "civicport.example"


def front(settings, *servers):
    """The site has these caches in front."""
    settings.WAGTAILADMIN_BASE_URL = f"https://{HOST}"
    settings.ALLOWED_HOSTS = [HOST, "other.example", "testserver"]
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    settings.WAGTAILFRONTENDCACHE = {
        server.address: {"BACKEND": "site_core.cdn.backends.PurgeHost", "LOCATION": f"http://{server.address}"}
        for server in servers
    }


@pytest.fixture
def cdn(settings):
    """One cache in front."""
    with cache_in_front() as server:
        front(settings, server)
        yield server
