"""The seed's pages of workshops: one for each workshop that exists, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from site_core.seed_files import PageSeed, adds_pages, page_seed
from workshops.demo.examples import read_examples
from workshops.importing import read_workshops
from workshops.models import Workshop

MODEL, PARENT = "workshops.WorkshopPage", "workshops"
NEUTRAL = ("workshop", "days_ahead", "hours", "guests")  # not words of a page


@adds_pages
def workshop_pages() -> Iterator[PageSeed]:
    """Words of a file reach its pages as long as nobody has edited them."""
    keys = dict(Workshop.objects.values_list("key", "pk"))
    for key, content in [*read_workshops(), *read_examples()] if keys else ():
        if key in keys:
            words = {name: value for name, value in content.items() if name not in NEUTRAL}
            seed = page_seed(f"{key}.yaml", {"key": page_key(key), "page": MODEL, "parent": PARENT, **words})
            fields = {language: {**each, "workshop": keys[key]} for language, each in seed.fields.items()}
            yield replace(seed, fields=fields)


def page_key(workshop: str) -> str:
    """The key of the pages of a workshop in the seed."""
    return f"workshop {workshop}"
