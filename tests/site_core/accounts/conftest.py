"""Here the second factor is on, and nobody has tried anything yet."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _second_factor(settings):
    settings.SECOND_FACTOR = True
    cache.clear()
