"""Good practices as all tests of their pages make them."""

from __future__ import annotations

import pytest
from django.core.cache import caches

from hub.importing.running import import_practices
from hub.models import Practice
from hub.seed_pages import words
from site_core.seed_files import PageSeed
from tests.hub.practice_files import write_files
from tests.page_factories import page, site


@pytest.fixture
def practices(tmp_path):
    """Makes these practices with their pages, as the seed does."""
    caches["template_fragments"].clear()

    def make(*files, also=()):
        import_practices(write_files(tmp_path, *files))
        keys = dict(Practice.objects.values_list("key", "pk"))
        pages = [
            PageSeed(
                f"practice {file['key']}",
                "hub.PracticePage",
                "practices",
                {code: {**words(file, code), "practice": keys[file["key"]]} for code in ("cs", "en")},
            )
            for file in files
        ]
        site(page("practices", "hub.PracticeIndexPage"), *also, *pages)

    return make
