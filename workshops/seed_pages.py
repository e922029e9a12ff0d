"""The seed's pages of workshops: one for each workshop that exists, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from site_core.seed_files import PageSeed, adds_pages, page_seed
from workshops.importing import read_workshops
from workshops.models import Workshop

MODEL, PARENT = "workshops.WorkshopPage", "workshops"


@adds_pages
def workshop_pages() -> Iterator[PageSeed]:
    """Words of a file reach its pages as long as nobody has edited them."""
    keys = dict(Workshop.objects.values_list("key", "pk"))
    for key, content in read_workshops() if keys else ():
        if key in keys:
            words = {name: value for name, value in content.items() if name != "workshop"}
            seed = page_seed(f"{key}.yaml", {"key": f"workshop {key}", "page": MODEL, "parent": PARENT, **words})
            fields = {language: {**each, "workshop": keys[key]} for language, each in seed.fields.items()}
            yield replace(seed, fields=fields)
